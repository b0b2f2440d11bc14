-- title: What has been said about a technology over time?
-- description: Every position on a technology or a narrower kind of it, newest first. Undated web pages come last. A press report names its outlet (publisher_name).
-- hint technology: a technology's name or id; blank means the one that the public asks about most
-- try technology: facial-recognition
select
  said_on,
  force_name,
  technology_name,
  position_name,
  scope,
  voice,
  publisher_name,
  authority_name,
  summary,
  disclosure_title,
  source_url
from stated_positions
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
order by said_from desc
