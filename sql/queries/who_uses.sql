-- title: Who says that it uses a technology?
-- description: The forces whose latest word, or what others last reported of them, is that they use or are trialling the technology or a narrower kind of it. A force that is not in the list has not said no: it may never have been asked.
-- hint technology: a technology's id; blank means live-facial-recognition
-- try technology: live-facial-recognition
select
  force_name,
  technology_name,
  position_name,
  scope,
  said_on,
  voice,
  summary,
  product_name,
  disclosure_title,
  source_url,
  latitude,
  longitude,
  popup
from current_positions
where technology in (
    select technology
    from technology_ancestors
    where ancestor = coalesce(nullif(:technology, ''), 'live-facial-recognition')
  )
  and position in ('uses', 'trialling')
order by force_name, said_on desc
limit 500
