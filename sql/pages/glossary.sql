-- page: /glossary

-- name: kinds
-- for: The positions, with how often each is stated, and how often the press reports it.
select
  position_types.*,
  (select count(*) from position_facts where code = position_types.id and voice <> 'press') as positions,
  (select count(*) from position_facts where code = position_types.id and voice = 'press') as press
from position_types
order by rank;

-- name: outcomes
-- for: The outcomes, with how many requests ended so.
select outcomes.*, (select count(*) from requests where outcome = outcomes.id) as requests
from outcomes
order by rank;

-- name: grounds
-- for: Kinds of exemptions, and the duty that they lift.
select kind, effect, count(*) as sections
from exemptions
group by kind, effect
order by kind, effect;
