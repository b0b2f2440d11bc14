-- page: /forces; the counts stand wherever forces are counted

-- name: forces
-- for: All forces, with what we hold of each.
with said as (
  select force, voice, own_word, code, scope, said_on from position_facts where force is not null
  union all
  select group_facts.force, group_facts.voice, 0, code, group_facts.scope, said_on
  from group_facts
  join position_facts using (position)
),
counted as (
  select
    force,
    sum(own_word) as positions,
    sum(own_word and code = 'ncnd' and scope <> 'remainder') as silences,
    sum(voice = 'reported') as reported,
    sum(voice = 'press') as press,
    max(said_on) filter (where own_word) as latest
  from said
  group by force
)
select
  forces.*,
  coalesce(counted.positions, 0) as positions,
  coalesce(counted.silences, 0) as silences,
  coalesce(counted.reported, 0) as reported,
  coalesce(counted.press, 0) as press,
  (select count(*) from requests where requests.authority = forces.id) as requests,
  counted.latest
from forces
left join counted on counted.force = forces.id
order by forces.name;

-- name: bodies
-- for: Authorities that are not forces.
select
  authorities.*,
  forces.name as force_name,
  (select count(*) from requests where requests.authority = authorities.id) as requests,
  (
    select count(*)
    from publications
    where publications.authority = authorities.id and publications.kind <> 'news_report'
  ) as publications
from authorities
left join forces on forces.id = authorities.force
where authorities.kind <> 'force'
order by authorities.name;

-- name: counts
-- for: How many forces there are, of each kind.
select
  count(*) as forces,
  sum(kind = 'territorial') as territorial,
  sum(kind = 'special') as special,
  sum(kind = 'national') as national
from forces;
