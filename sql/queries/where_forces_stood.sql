-- title: Where did forces stand on a day?
-- description: The latest position of every force on every technology among the statements made by a day, its own word before what others report. With a day, undated statements are left out; without one they count. Pairs of a force and a technology that are not listed had never been asked about by then, as far as we know.
-- hint as_of: a day, such as 2022-12-31; blank means everything known
-- hint family: a family of technologies or any technology, with its narrower kinds, or all; blank means facial-recognition
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
  where technology_ancestors.ancestor = case :family when '' then 'facial-recognition' when 'all' then technology_ancestors.technology else :family end
    and :nation in ('', forces.nation)
    and :kind in ('', forces.kind)
    and (:as_of = '' or date(:as_of, '+0 days') is :as_of)
),
picked as materialized (
  select
    wanted.force,
    wanted.technology,
    (
      select leads.position
      from position_facts as leads
      where leads.is_lead
        and leads.force = wanted.force
        and leads.technology = wanted.technology
        and leads.scope in ('unspecified', 'overt')
        and leads.voice <> 'press'
        and (:as_of = '' or leads.said_from <= :as_of)
      order by leads.own_word desc, leads.said_from is null, leads.said_from desc, leads.rank, leads.position
      limit 1
    ) as open_position,
    (
      select leads.position
      from position_facts as leads
      where leads.is_lead
        and leads.force = wanted.force
        and leads.technology = wanted.technology
        and leads.scope = 'covert'
        and leads.own_word = 1
        and (:as_of = '' or leads.said_from <= :as_of)
      order by leads.said_from desc, leads.rank, leads.position
      limit 1
    ) as covert_position
  from wanted
),
asked as materialized (
  select
    force,
    technology,
    max(not unseen and (:as_of = '' or answered_from <= :as_of)) as answered,
    max(unseen) as unseen,
    '/requests/' || max(request) as page
  from asked_about
  where technology in (select technology from wanted)
    and (:as_of = '' or asked_from <= :as_of)
  group by force, technology
)
select
  picked.force,
  forces.name as force_name,
  picked.technology,
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
from picked
join forces on forces.id = picked.force
join technologies on technologies.id = picked.technology
left join position_facts as openly on openly.position = picked.open_position
left join position_facts as covertly on covertly.position = picked.covert_position
left join asked on asked.force = picked.force and asked.technology = picked.technology
left join position_types on position_types.id = coalesce(openly.code, covertly.code)
where picked.open_position is not null or picked.covert_position is not null or asked.page is not null
order by forces.name, technologies.name
