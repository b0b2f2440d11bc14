-- title: Where did forces stand on a day?
-- description: What heads the page of every force on every technology, and what else is known, among the statements made by a day: its own word before what others report, press reports apart. With a day, undated statements are left out, because nobody can say whether they had been made; without one they count, as in the view coverage. Pairs of a force and a technology that are not listed had never been asked about by then, as far as we know.
-- hint as_of: a day, such as 2022-12-31 or 31/12/2022; blank means everything known
-- hint family: a family of technologies or any technology, with its narrower kinds, or all; blank means the wider kind of what the public asks about most
-- hint nation: England, Scotland, Wales, Northern Ireland, or United Kingdom for special forces and the National Crime Agency; blank means all
-- hint kind: territorial, special or national; blank means all
-- try as_of: 2022-12-31
-- try family: biometrics
-- try nation: Wales
-- try kind: territorial
with wanted as materialized (
  select technology
  from technology_ancestors
  where ancestor = case :family collate nocase
    when '' then (select wider from asked_most)
    when 'all' then technology
    else (
      select id
      from known_names
      where kind = 'technology'
        and way in ('name', 'short name')
        and said collate nocase in (:family, replace(:family, '-', ' '))
    )
  end
),
kinds as materialized (
  select technology, ancestor as kind, depth, 'wider' as direction
  from technology_ancestors
  join technologies on technologies.id = ancestor and technologies.broader is not null
  where depth > 0 and technology in (select technology from wanted)
  union all
  select ancestor, technology, depth, 'narrower'
  from technology_ancestors
  where depth > 0 and ancestor in (select technology from wanted)
),
near as materialized (
  select technology from wanted
  union
  select kind from kinds
),
standing as materialized (
  select position, force, technology, scope, own_word, voice, code, rank, by_hand, said_on, said_from, page
  from position_facts
  where force is not null
    and is_lead
    and date(:as_of, '+0 days') is :as_of
    and ifnull(stood_until, '~') > :as_of
    and said_from <= :as_of
    and +technology in (select technology from near)
  union all
  select
    group_facts.position,
    group_facts.force,
    said.technology,
    said.scope,
    0,
    said.voice,
    said.code,
    said.rank,
    said.by_hand,
    said.said_on,
    said.said_from,
    said.page
  from group_facts
  join position_facts as said on said.position = group_facts.position
  where group_facts.technology in (select technology from near)
    and group_facts.is_lead
    and date(:as_of, '+0 days') is :as_of
    and ifnull(group_facts.stood_until, '~') > :as_of
    and said.said_from <= :as_of
),
related as materialized (
  select *
  from (
    select
      standing.*,
      kinds.technology as of_technology,
      kinds.direction,
      row_number() over (
        partition by standing.force, kinds.technology
        order by
          standing.own_word desc, standing.voice = 'press', kinds.depth, kinds.direction desc, standing.said_from desc,
          standing.rank, standing.position
      ) as nearest
    from standing
    join kinds on kinds.kind = standing.technology
    where standing.scope in ('unspecified', 'overt') and not (standing.by_hand and kinds.direction = 'narrower')
  )
  where nearest = 1
),
-- Of each of three kinds of word, the one that counts.
placed as materialized (
  select *
  from (
    select *, row_number() over (partition by force, technology, kind order by own_word desc, said_from desc, rank, position) as turn
    from (
      select *, case when voice = 'press' then 'press' when scope = 'covert' then 'covert' else 'open' end as kind
      from standing
      where scope <> 'remainder'
    )
  )
  where turn = 1
),
refused as materialized (
  select force, technology, max(page) as page
  from standing
  where own_word and scope = 'remainder'
  group by force, technology
),
asked as materialized (
  select
    force,
    technology,
    max(not unseen and answered_from <= :as_of) as answered,
    max(unseen) as unseen,
    '/requests/' || max(request) as page
  from asked_about
  where +technology in (select technology from near) and date(:as_of, '+0 days') is :as_of and asked_from <= :as_of
  group by technology, force
),
asked_related as materialized (
  select distinct asked.force, kinds.technology
  from asked
  join kinds on kinds.kind = asked.technology
),
cells as (
  select
    force,
    technology,
    status,
    position_id,
    undated_position,
    covert_position,
    covert_position_id,
    press_position,
    related_technology,
    related_position,
    said_on,
    iif(status like 'asked, %', (select '/requests/' || max(request) from asked_about where (force, technology) = (coverage_cells.force, coverage_cells.technology)), null) as asked_page,
    iif(status like 'asked, %', (
      select max(page)
      from position_facts
      where (force, technology) = (coverage_cells.force, coverage_cells.technology) and own_word and scope = 'remainder'
    ), null) as refused_page
  from coverage_cells
  where :as_of = '' and status <> 'never asked' and technology in (select technology from wanted)
  union all
  select
    forces.id,
    technologies.id,
    case
      when heading.own_word or covert.own_word then 'position stated'
      when heading.position is not null or covert.position is not null then 'reported by others only'
      when asked.answered or refused.force is not null then 'asked, no position stated'
      when asked.unseen then 'asked, answer not captured'
      when asked.page is not null then 'asked, answered later'
      when press.position is not null then 'press reports only'
      when related.own_word then 'spoke of a ' || related.direction || ' kind'
      when related.voice = 'reported' then 'reported of a ' || related.direction || ' kind'
      when asked_related.technology is not null then 'asked about a wider or narrower kind'
      when related.voice = 'press' then 'press reports of a ' || related.direction || ' kind'
      when forces.law is null then 'outside the Acts'
    end,
    coalesce(heading.position, covert.position),
    null,
    covert.code,
    covert.position,
    press.code,
    iif(heading.position is null and covert.position is null, related.technology, null),
    iif(heading.position is null and covert.position is null, related.code, null),
    coalesce(heading.said_on, iif(heading.position is null, covert.said_on, null)),
    asked.page,
    refused.page
  from forces
  cross join technologies
  left join placed as heading on heading.force = forces.id and heading.technology = technologies.id and heading.kind = 'open'
  left join placed as covert
    on covert.force = forces.id
    and covert.technology = technologies.id
    and covert.kind = 'covert'
    and (covert.own_word or heading.position is null)
  left join placed as press on press.force = forces.id and press.technology = technologies.id and press.kind = 'press'
  left join refused on refused.force = forces.id and refused.technology = technologies.id
  left join asked on asked.force = forces.id and asked.technology = technologies.id
  left join asked_related on asked_related.force = forces.id and asked_related.technology = technologies.id
  left join related on related.force = forces.id and related.of_technology = technologies.id
  where date(:as_of, '+0 days') is :as_of and technologies.broader is not null and technologies.id in (select technology from wanted)
)
select
  cells.force,
  forces.name as force_name,
  cells.technology,
  technologies.name as technology_name,
  cells.status,
  stood.code as position,
  position_types.name as position_name,
  stood.scope,
  stood.voice,
  cells.undated_position,
  cells.covert_position,
  cells.press_position,
  cells.related_technology,
  cells.related_position,
  cells.said_on,
  coalesce(stood.page, cells.asked_page, cells.refused_page) as page,
  covert.page as covert_page,
  (select group_concat(distinct code) from said_besides where said_besides.position = cells.position_id) as also_said
from cells
join forces on forces.id = cells.force
join technologies on technologies.id = cells.technology
left join position_facts as stood on stood.position = cells.position_id
left join position_facts as covert on covert.position = cells.covert_position_id
left join position_types on position_types.id = stood.code
where cells.status is not null
  and :nation collate nocase in ('', forces.nation)
  and :kind collate nocase in ('', forces.kind)
order by forces.name, technologies.name
