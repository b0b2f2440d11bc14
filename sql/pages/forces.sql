-- page: /forces; the counts stand wherever forces are counted

-- name: forces
-- for: All forces, with what we hold of each: all that it said itself but refusals about any other information, and what stands of
-- what others say of it.
with told as (
  select force, sum(voice = 'reported') as reported, sum(voice = 'press') as press
  from standing_positions
  where scope <> 'remainder'
  group by force
)
select
  forces.*,
  coalesce(force_words.own_asked, 0) as positions,
  coalesce(force_words.silences, 0) as silences,
  coalesce(told.reported, 0) as reported,
  coalesce(told.press, 0) as press,
  (select count(*) from requests where requests.authority = forces.id) as requests,
  force_words.latest
from forces
left join force_words on force_words.force = forces.id
left join told on told.force = forces.id
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
-- for: How many forces there are, and how many of the kind that headlines count.
select
  count(*) as forces,
  sum(kind = 'territorial') as territorial
from forces;
