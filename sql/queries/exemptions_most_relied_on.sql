-- title: Which exemptions are relied on most?
-- description: How many requests each exemption was cited for, and by how many authorities, exactly as cited. Sections in parts of an answer that were not captured are not counted.
select
  act,
  section,
  title,
  kind,
  effect,
  sum(requests) as requests,
  count(*) as authorities,
  min(first_on) as first_on,
  max(last_on) as last_on
from exemption_use
group by exemption
order by requests desc, act, section
