-- question: On which technologies did most forces deny overt use, and neither confirm nor deny covert use within a year of it?
select
  denials.technology,
  count(distinct denials.force) as forces,
  min(denials.year) as first_year,
  max(silences.year) as last_year
from (
  select distinct force, technology, year
  from stated_positions
  where voice = 'own' and scope <> 'covert' and position = 'does_not_use'
) as denials
join (
  select distinct force, technology, year
  from stated_positions
  where voice = 'own' and scope = 'covert' and position = 'ncnd'
) as silences
  on silences.force = denials.force
  and silences.technology = denials.technology
  and silences.year between denials.year - 1 and denials.year + 1
group by denials.technology
order by forces desc, denials.technology
