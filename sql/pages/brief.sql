-- page: /forces/ID/brief

-- name: positions
-- for: The newest current positions, with all of a technology together.
select
  technology_name,
  position,
  scope,
  voice,
  said_on,
  authority_name,
  min(place) over (partition by technology) as lead_place,
  place
from (
  select *, row_number() over (order by voice = 'reported', said_from desc nulls last, technology_name) as place
  from stated_positions
  where force = :id and is_current
)
order by lead_place, place
limit 12;

-- name: totals
-- for: What is known in all.
select
  sum(status = 'position stated') as stated,
  sum(status = 'never asked') as never,
  sum(status = 'asked, answer not captured') as unseen,
  count(*) as technologies,
  (select count(*) from stated_positions where force = :id and is_current) as current
from coverage_cells
where force = :id;

-- name: pairs
-- for: Two answers to read together.
select
  denied_technologies.name as denied_name,
  affirmed_technologies.name as affirmed_name,
  denied_on,
  affirmed_on,
  max(denial_summary) as denial_summary,
  max(affirmation_summary) as affirmation_summary
from contradictions
join technologies as denied_technologies on denied_technologies.id = denied_technology
join technologies as affirmed_technologies on affirmed_technologies.id = affirmed_technology
where force = :id
group by denied_technology, affirmed_technology
order by days_between
limit 2;
