-- title: Where did forces stand on a day?
-- description: What heads the page of every force on every technology, and what else is known, among the statements made by a day: its own word before what others report, press reports apart. With a day, undated statements are left out, because nobody can say whether they had been made; without one they count, as in the view coverage. Pairs of a force and a technology that are not listed had never been asked about by then, as far as we know.
-- hint as_of: a day, such as 2022-12-31; blank means everything known
-- hint family: a family of technologies or any technology, with its narrower kinds, or all; blank means the wider kind of what the public asks about most
-- hint nation: England, Scotland, Wales, Northern Ireland, or United Kingdom for special forces and the National Crime Agency; blank means all
-- hint kind: territorial, special or national; blank means all
-- try as_of: 2022-12-31
-- try family: biometrics
-- try nation: Wales
-- try kind: special
with wanted as materialized (
  select technology
  from technology_ancestors
  where ancestor = case :family
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
  where force is not null and :as_of = '' and is_current and +technology in (select technology from near)
  union all
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
    and iif(
      :as_of = '',
      group_facts.is_current,
      group_facts.is_lead
      and date(:as_of, '+0 days') is :as_of
      and ifnull(group_facts.stood_until, '~') > :as_of
      and said.said_from <= :as_of
    )
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
          standing.own_word desc, standing.voice = 'press', kinds.depth, kinds.direction desc, standing.said_from is null,
          standing.said_from desc, standing.rank, standing.position
      ) as nearest
    from standing
    join kinds on kinds.kind = standing.technology
    where standing.scope in ('unspecified', 'overt') and not (standing.by_hand and kinds.direction = 'narrower')
  )
  where nearest = 1
),
placed as materialized (
  select
    *,
    row_number() over (
      partition by force, technology
      order by own_word desc, said_from is null, said_from desc, rank, position
    ) as turn
  from standing
  where scope in ('unspecified', 'overt') and voice <> 'press'
),
heading as materialized (select * from placed where turn = 1),
undated as materialized (
  select placed.*, row_number() over (partition by placed.force, placed.technology order by placed.turn) as undated_turn
  from placed
  join heading on heading.force = placed.force and heading.technology = placed.technology and heading.own_word and heading.code <> placed.code
  where placed.own_word and placed.said_from is null and placed.turn > 1
),
apart as materialized (
  select
    *,
    row_number() over (
      partition by force, technology, voice = 'press'
      order by said_from is null, said_from desc, rank, position
    ) as turn
  from standing
  where own_word and scope = 'covert' or voice = 'press' and scope <> 'remainder'
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
    max(not unseen and (:as_of = '' or answered_from <= :as_of)) as answered,
    max(unseen) as unseen,
    '/requests/' || max(request) as page
  from asked_about
  where +technology in (select technology from near) and (:as_of = '' or asked_from <= :as_of)
  group by technology, force
),
asked_related as materialized (
  select distinct asked.force, kinds.technology
  from asked
  join kinds on kinds.kind = asked.technology
),
cells as (
  select
    forces.id as force,
    forces.name as force_name,
    technologies.id as technology,
    technologies.name as technology_name,
    case
      when heading.own_word or covert.position is not null then 'position stated'
      when heading.position is not null then 'reported by others only'
      when asked.answered or refused.force is not null then 'asked, no position stated'
      when asked.unseen then 'asked, answer not captured'
      when asked.page is not null then 'asked, answered later'
      when press.position is not null then 'press reports only'
      when related.own_word then 'spoke of a ' || related.direction || ' kind'
      when related.voice = 'reported' then 'reported of a ' || related.direction || ' kind'
      when asked_related.technology is not null then 'asked about a wider or narrower kind'
      when related.voice = 'press' then 'press reports of a ' || related.direction || ' kind'
      when forces.law is null then 'outside the Acts'
    end as status,
    coalesce(heading.code, covert.code) as position,
    coalesce(heading.scope, covert.scope) as scope,
    coalesce(heading.voice, covert.voice) as voice,
    undated.code as undated_position,
    covert.code as covert_position,
    press.code as press_position,
    iif(heading.position is null and covert.position is null, related.technology, null) as related_technology,
    iif(heading.position is null and covert.position is null, related.code, null) as related_position,
    coalesce(heading.said_on, iif(heading.position is null, covert.said_on, null)) as said_on,
    coalesce(heading.page, covert.page, asked.page, refused.page) as page,
    covert.page as covert_page
  from forces
  cross join technologies
  left join heading on heading.force = forces.id and heading.technology = technologies.id
  left join undated on undated.force = forces.id and undated.technology = technologies.id and undated.undated_turn = 1
  left join apart as covert on covert.force = forces.id and covert.technology = technologies.id and covert.turn = 1 and covert.voice <> 'press'
  left join apart as press on press.force = forces.id and press.technology = technologies.id and press.turn = 1 and press.voice = 'press'
  left join refused on refused.force = forces.id and refused.technology = technologies.id
  left join asked on asked.force = forces.id and asked.technology = technologies.id
  left join asked_related on asked_related.force = forces.id and asked_related.technology = technologies.id
  left join related on related.force = forces.id and related.of_technology = technologies.id
  where technologies.broader is not null
    and technologies.id in (select technology from wanted)
    and :nation in ('', forces.nation)
    and :kind in ('', forces.kind)
)
select
  cells.force,
  cells.force_name,
  cells.technology,
  cells.technology_name,
  cells.status,
  cells.position,
  position_types.name as position_name,
  cells.scope,
  cells.voice,
  cells.undated_position,
  cells.covert_position,
  cells.press_position,
  cells.related_technology,
  cells.related_position,
  cells.said_on,
  cells.page,
  cells.covert_page
from cells
left join position_types on position_types.id = cells.position
where cells.status is not null
  and (:as_of = '' or date(:as_of, '+0 days') is :as_of)
order by cells.force_name, cells.technology_name
