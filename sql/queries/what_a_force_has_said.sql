-- title: What has a force said?
-- description: Every position on a force's practice, newest first: its own word, what others report of it, and what the press reports (voice, publisher_name). A date may rest on the month of a disclosure log; said_basis tells which.
-- hint force: a force's name or id; blank means metropolitan
-- try force: northumbria
select
  technology_name,
  position_name,
  scope,
  said_on,
  said_basis,
  voice,
  publisher_name,
  authority_name,
  summary,
  key_phrase,
  disclosure_title,
  source_url
from stated_positions
where force = iif(:force = '', 'metropolitan', (
  select id
  from known_names
  where kind = 'force'
    and way in ('name', 'short name')
    and said collate nocase in (:force, replace(:force, '-', ' '))
))
order by said_from desc
