-- page: /

-- name: technology
-- for: The technology of the map.
select id, name, definition
from technologies
where id = coalesce(nullif(:technology, ''), (select technology from asked_most)) and broader is not null;

-- name: technologies
-- for: Technologies of which anything is said.
select id, name
from technologies
where id in (select technology from position_facts)
order by name;

-- name: figures
-- for: The figures. Shares of refusals are of the forces' own words, without refusals about any other information (scope remainder).
select
  (select count(*) from forces) as forces,
  count(*) filter (where own_asked > 0) as forces_with_a_word,
  (select count(*) from requests) as requests,
  (select count(*) from publications where kind <> 'news_report') as publications,
  (select count(*) from publications where kind = 'news_report') as news_reports,
  sum(own) as own_positions,
  (select count(*) from position_facts where voice = 'reported') as reported_positions,
  (select count(*) from position_facts where voice = 'press') as press_positions,
  (select count(*) from press_pairs) as press_pairs,
  sum(silences) as ncnd,
  sum(own_asked) as ncnd_of,
  max(latest) as latest
from force_words;

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
with last as materialized (
  select max(read_on) as read_on
  from (
    select max(read_on) as read_on from requests
    union all
    select max(read_on) from publications where kind <> 'news_report'
  )
),
added as materialized (
  select id from requests where read_on = (select read_on from last)
  union all
  select id from publications where read_on = (select read_on from last) and kind <> 'news_report'
),
newest as materialized (
  select id, said_on
  from disclosures
  where id in (select id from added)
  order by said_on desc, id
  limit 5
)
select
  disclosures.title,
  authorities.name as authority_name,
  disclosures.said_on,
  disclosures.page,
  last.read_on,
  (select count(*) from added) as disclosures,
  (select count(*) from publications where publications.read_on = last.read_on and kind = 'news_report') as news_reports
from newest
join disclosures on disclosures.id = newest.id
join authorities on authorities.id = disclosures.authority
join last
order by newest.said_on desc, newest.id;
