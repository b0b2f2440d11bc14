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
-- for: The figures. Shares of refusals are of the forces' own words, without refusals about any other information (scope remainder).
select
  (select count(*) from forces) as forces,
  (select count(distinct force) from position_facts where own_word and scope <> 'remainder') as forces_with_a_word,
  (select count(*) from requests) as requests,
  (select count(*) from publications where kind <> 'news_report') as publications,
  (select count(*) from publications where kind = 'news_report') as news_reports,
  (select count(*) from position_facts where own_word) as own_positions,
  (select count(*) from position_facts where voice = 'reported') as reported_positions,
  (select count(*) from position_facts where voice = 'press') as press_positions,
  (select sum(ncnd_positions) from ncnd_share) as ncnd,
  (select sum(positions) from ncnd_share) as ncnd_of,
  (select max(said_on) from position_facts where own_word) as latest;

-- name: newest
-- for: The newest answers, by their own date.
select disclosures.title, authorities.name as authority_name, disclosures.said_on, disclosures.page, disclosures.answer_seen
from disclosures
join authorities on authorities.id = disclosures.authority
where disclosures.kind = 'request' and disclosures.said_basis = 'answered'
order by disclosures.said_on desc, disclosures.id desc
limit 5;

-- name: added
-- for: What was read last, the newest first, and how much of it there is; news reports are only counted.
with added as (
  select id, read_on, 0 as press from requests
  union all
  select id, read_on, kind = 'news_report' from publications
)
select
  disclosures.title,
  authorities.name as authority_name,
  disclosures.said_on,
  disclosures.page,
  added.read_on,
  (select count(*) from added as those where those.read_on = added.read_on and not those.press) as disclosures,
  (select count(*) from added as those where those.read_on = added.read_on and those.press) as news_reports
from added
join disclosures on disclosures.id = added.id
join authorities on authorities.id = disclosures.authority
where added.read_on = (select max(read_on) from added where not press) and not added.press
order by disclosures.said_on desc, disclosures.id
limit 5;
