-- title: Who says that it uses a technology?
-- description: The forces whose latest word, or what others last reported of them, is that they use or are trialling the technology or a narrower kind of it. What people do by hand (a checklist, scores on paper) is no use of a wider, automated kind, and press reports are left out. A force that is not in the list has not said no: it may never have been asked.
-- hint technology: a technology's name or id; blank means the one that the public asks about most
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
    where ancestor = iif(:technology = '', (select technology from asked_most), (
      select id
      from known_names
      where kind = 'technology'
        and way in ('name', 'short name')
        and said collate nocase in (:technology, replace(:technology, '-', ' '))
    ))
  )
  and not (by_hand and technology <> iif(:technology = '', (select technology from asked_most), (
    select id
    from known_names
    where kind = 'technology'
      and way in ('name', 'short name')
      and said collate nocase in (:technology, replace(:technology, '-', ' '))
  )))
  and voice <> 'press'
  and position in ('uses', 'trialling')
order by force_name, said_on desc
