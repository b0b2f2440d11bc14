-- page: /

-- name: technology
-- for: The technology of the map.
select id, name, definition
from technologies
where id = coalesce(nullif(:technology, ''), 'live-facial-recognition') and broader is not null;

-- name: technologies
-- for: Technologies of which anything is said.
select distinct technologies.id, technologies.name
from technologies
join position_facts on position_facts.technology = technologies.id
order by technologies.name;

-- name: figures
-- for: The five figures.
select
  (select count(*) from forces) as forces,
  (select count(distinct force) from position_facts where own_word) as forces_with_a_word,
  (select count(*) from requests) as requests,
  (select count(*) from publications) as publications,
  (select count(*) from position_facts) as positions,
  (select count(*) from position_facts where code = 'ncnd') as ncnd,
  (select max(said_on) from position_facts) as latest;

-- name: newest
-- for: The newest answers.
select disclosures.title, authorities.name as authority_name, disclosures.said_on, disclosures.page
from disclosures
join authorities on authorities.id = disclosures.authority
where disclosures.kind = 'request' and disclosures.said_on is not null
order by disclosures.said_on desc, disclosures.id desc
limit 5;

-- name: changes
-- for: The newest changes of position.
select *
from position_changes
order by changed_from desc
limit 4;

-- name: pair
-- for: The yes and the no that lie closest together.
select *
from contradictions
where not same_disclosure
order by days_between
limit 1;
