-- title: What has a force said?
-- description: Every position on a force's practice, newest first: its own word, and what others report of it (voice). A date may rest on the month of a disclosure log; said_basis tells which.
-- hint force: a force's id; blank means metropolitan
-- try force: northumbria
select
  technology_name,
  position_name,
  scope,
  said_on,
  said_basis,
  voice,
  authority_name,
  summary,
  key_phrase,
  disclosure_title,
  source_url
from stated_positions
where id in (
  select position
  from position_facts
  where force = coalesce(nullif(:force, ''), 'metropolitan')
  order by said_from desc
)
order by said_from desc
