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
-- for: The figures. The forces' own words are counted without refusals about any other information (scope remainder), as on /forces and
-- /answers; publications with news reports, as on /publications; pairs without any date have no place in the feed (`press_dated`).
select
  (select count(*) from forces) as forces,
  count(*) filter (where own_asked > 0) as forces_with_a_word,
  (select count(*) from requests) as requests,
  (select count(*) from publications) as publications,
  (select count(*) from publications where kind = 'news_report') as news_reports,
  sum(own_asked) as own_positions,
  (select count(*) from position_facts where voice = 'reported') as reported_positions,
  (select count(*) from position_facts where voice = 'press') as press_positions,
  (select count(*) from press_pairs) as press_pairs,
  (select count(*) from press_pairs where newest_from <> '') as press_dated,
  sum(silences) as ncnd,
  max(latest) as latest
from force_words;

-- name: added
-- for: What was read last, the newest first, and how much of it there is; news reports are only counted.
select
  disclosures.title,
  authorities.name as authority_name,
  disclosures.said_on,
  disclosures.page,
  read_last.read_on,
  read_last.disclosures,
  read_last.news_reports
from read_last
join disclosures on disclosures.id = read_last.disclosure
join authorities on authorities.id = disclosures.authority
order by read_last.place;
