-- title: Where did forces stand on a day?
-- description: The latest position of every force on every technology among the statements made by a day, its own word before what others report. With a day, undated statements are left out; without one they count. Pairs of a force and a technology that are not listed had never been asked about by then, as far as we know.
-- hint as_of: a day, such as 2022-12-31; blank means everything known
-- hint family: a family of technologies or any technology, with its narrower kinds; blank means all
-- hint nation: England, Scotland, Wales, Northern Ireland, or United Kingdom for special forces and the National Crime Agency; blank means all
-- hint kind: territorial, special or national; blank means all
-- try as_of: 2022-12-31
-- try family: biometrics
-- try nation: Wales
-- try kind: special
with wanted as materialized (
  select forces.id as force, technology_ancestors.technology
  from technology_ancestors
  cross join forces
  where technology_ancestors.ancestor = coalesce(nullif(:family, ''), technology_ancestors.technology)
    and :nation in ('', forces.nation)
    and :kind in ('', forces.kind)
    and (:as_of = '' or date(:as_of, '+0 days') is :as_of)
),
leads as (
  select
    position_facts.*,
    row_number() over (
      partition by position_facts.force, position_facts.technology, position_facts.scope = 'covert'
      order by position_facts.own_word desc, position_facts.said_from desc nulls last, position_facts.rank, position_facts.position
    ) as place
  from wanted
  join position_facts on position_facts.force = wanted.force and position_facts.technology = wanted.technology
  where position_facts.is_lead
    and (position_facts.own_word or position_facts.scope <> 'covert')
    and (:as_of = '' or position_facts.said_from <= :as_of)
),
asked as (
  select
    authorities.force,
    request_technologies.technology,
    max(requests.answer_seen <> 'none' and (:as_of = '' or coalesce(requests.responded_on, requests.logged_on, requests.received_on) <= :as_of)) as answered,
    max(requests.answer_seen = 'none') as unseen,
    '/requests/' || max(requests.id) as page
  from request_technologies
  join requests on requests.id = request_technologies.request
  join authorities on authorities.id = requests.authority and authorities.kind = 'force'
  where :as_of = '' or coalesce(requests.made_on, requests.received_on, requests.responded_on, requests.logged_on) <= :as_of
  group by authorities.force, request_technologies.technology
)
select
  wanted.force,
  forces.name as force_name,
  wanted.technology,
  technologies.name as technology_name,
  case
    when openly.voice = 'reported' and covertly.position is null then 'reported by others only'
    when openly.position is not null or covertly.position is not null then 'position stated'
    when asked.answered then 'asked, no position stated'
    when asked.unseen then 'asked, answer not captured'
    else 'asked, answered later'
  end as status,
  coalesce(openly.code, covertly.code) as position,
  position_types.name as position_name,
  coalesce(openly.scope, covertly.scope) as scope,
  coalesce(openly.voice, covertly.voice) as voice,
  covertly.code as covert_position,
  coalesce(openly.said_on, covertly.said_on) as said_on,
  coalesce(openly.page, covertly.page, asked.page) as page,
  covertly.page as covert_page
from wanted
join forces on forces.id = wanted.force
join technologies on technologies.id = wanted.technology
left join leads as openly on openly.force = wanted.force and openly.technology = wanted.technology and openly.scope <> 'covert' and openly.place = 1
left join leads as covertly on covertly.force = wanted.force and covertly.technology = wanted.technology and covertly.scope = 'covert' and covertly.place = 1
left join asked on asked.force = wanted.force and asked.technology = wanted.technology
left join position_types on position_types.id = coalesce(openly.code, covertly.code)
where openly.position is not null or covertly.position is not null or asked.page is not null
order by forces.name, technologies.name
