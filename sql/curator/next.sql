-- for: What somebody with the internet should read or ask first, the most useful first: of each, how many points, and why.
-- A point is a cell of force and technology that could be filled. On a technology of which fewer than five forces have a word of their own
-- a cell counts three times, and for a force without a word of its own twice.
with words as (
  select technologies.id as technology, technologies.name, count(distinct position_facts.force) as forces
  from technologies
  left join position_facts on position_facts.technology = technologies.id and position_facts.own_word
  where technologies.broader is not null
  group by technologies.id
),
silent as (
  select id as force from forces where id not in (select force from position_facts where own_word)
),
unread_cells as (
  select
    requests.id,
    forces.name || ': ' || requests.title as what,
    requests.source_url as address,
    iif(words.forces < 5, 3, 1) * iif(silent.force is null, 1, 2) as points,
    words.name
  from requests
  join forces on forces.id = requests.authority
  join request_technologies on request_technologies.request = requests.id
  join coverage_cells
    on coverage_cells.force = forces.id
    and coverage_cells.technology = request_technologies.technology
    and coverage_cells.status = 'asked, answer not captured'
  join words on words.technology = request_technologies.technology
  left join silent on silent.force = forces.id
  where requests.answer_seen = 'none' and requests.source_url is not null
  order by words.name
),
unread as (
  select 1 as sort, 'unread answer' as kind, id, what, address, sum(points) as points, group_concat(name, '; ') as why
  from unread_cells
  group by id
),
undated_cells as (
  select
    publications.id,
    authorities.name || ': ' || publications.title as what,
    publications.source_url as address,
    words.name,
    count(*) + 2 * count(coverage_cells.undated_position_id) as points
  from publications
  join authorities on authorities.id = publications.authority
  join position_facts on position_facts.disclosure = publications.id and position_facts.own_word and position_facts.is_current
  join words on words.technology = position_facts.technology
  left join coverage_cells on coverage_cells.undated_position_id = position_facts.position
  where publications.published_on is null
  group by publications.id, words.technology
  order by words.name
),
undated as (
  select 2, 'undated page', id, what, address, sum(points), group_concat(name, '; ')
  from undated_cells
  group by id
),
speechless as (
  select 3, 'force without a word', forces.id, forces.name, authorities.website, 10, 'its disclosure log and pages: it has no word of its own here'
  from silent
  join forces on forces.id = silent.force
  join authorities on authorities.id = forces.id
),
rare as (
  select
    4,
    'request to send',
    words.technology,
    words.name,
    null,
    5 - words.forces,
    'words of their own: ' || words.forces || iif(words.forces = 1, ' force', ' forces') || '; never asked: ' || count(*)
  from words
  join coverage_cells on coverage_cells.technology = words.technology and coverage_cells.status = 'never asked'
  where words.forces < 5
  group by words.technology
),
listed as (
  select * from unread
  union all
  select * from undated
  union all
  select * from speechless
  union all
  select * from rare
)
select kind, id, what, address, points, why
from listed
order by points desc, sort, id
limit 100
