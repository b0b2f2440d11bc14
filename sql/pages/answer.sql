-- page: /forces/FORCE/TECHNOLOGY, with its JSON and CSV

-- name: pair
-- for: The force and the technology, which takes positions (a family does not), with the number of days of which we have statements on both, and
-- the five forces of the same kind that have a position on it, those whose headquarters lie nearest first. A degree of longitude is about
-- six tenths of one of latitude here; a force without a confirmed place comes last.
select
  forces.id as force,
  forces.name as force_name,
  forces.law,
  forces.whatdotheyknow,
  forces.website,
  technologies.id as technology,
  technologies.name as technology_name,
  technologies.definition,
  (
    select count(distinct said_on)
    from position_facts
    where position_facts.force = forces.id
      and position_facts.technology = technologies.id
      and said_on is not null
      and scope not in ('covert', 'remainder')
  ) as dated,
  (
    select group_concat(force)
    from (
      select coverage_cells.force
      from forces as here
      join forces as others on others.kind = here.kind and others.id <> here.id
      join coverage_cells
        on coverage_cells.force = others.id
        and coverage_cells.technology = :technology
        and coverage_cells.position is not null
      where here.id = :force
      order by
        others.latitude is null,
        (others.latitude - here.latitude) * (others.latitude - here.latitude)
        + 0.36 * (others.longitude - here.longitude) * (others.longitude - here.longitude),
        others.name
      limit 5
    )
  ) as nearest
from forces
join technologies on technologies.id = :technology and technologies.broader is not null
where forces.id = :force;

-- name: record
-- for: Everything said of the pair, each statement once under the part that it plays (the answer, undated beside it, earlier, on covert
-- use, on whatever else is held, reported), what stands of wider and narrower kinds, what the
-- press reports of all these, and requests about it or a wider kind
-- from which no position was read. The newest come first, at most :most of a part, of which `in_part` counts all.
with kinds as materialized (
  select :technology as kind, 'itself' as direction
  union all
  select ancestor, 'wider'
  from technology_ancestors
  join technologies on technologies.id = ancestor and technologies.broader is not null
  where technology = :technology and depth > 0
  union all
  select technology, 'narrower'
  from technology_ancestors
  where ancestor = :technology and depth > 0
),
cell as materialized (
  select coverage_cells.*, heads.disclosure, heads.scope as head_scope
  from coverage_cells
  left join position_facts as heads on heads.position = coverage_cells.position_id
  where coverage_cells.force = :force and coverage_cells.technology = :technology
),
said as (
  select position, technology, voice, scope, said_on, said_from, disclosure
  from position_facts
  where force = :force and technology in (select kind from kinds) and (technology = :technology or is_current)
  union all
  select facts.position, facts.technology, facts.voice, facts.scope, facts.said_on, facts.said_from, facts.disclosure
  from group_facts
  cross join position_facts as facts on facts.position = group_facts.position
  where group_facts.force = :force and group_facts.technology in (select kind from kinds) and group_facts.is_current
),
played as (
  select
    case
      when said.voice = 'press' then 'press'
      when said.technology <> :technology then (select direction from kinds where kind = said.technology)
      when said.position = cell.position_id then 'answer'
      when said.disclosure = cell.disclosure and said.scope = cell.head_scope then 'same source'
      when said.position = cell.undated_position_id then 'beside'
      when said.scope in ('covert', 'remainder') then said.scope
      when said.voice = 'reported' then 'reported'
      when said.said_on is null then 'undated'
      else 'earlier'
    end as part,
    said.position,
    said.said_from
  from said
  cross join cell
),
placed as (
  select
    *,
    row_number() over (partition by part order by said_from desc, position) as turn,
    count(*) over (partition by part) as in_part
  from played
),
chosen as materialized (
  select * from placed where turn <= :most
),
silent as (
  select request, count(*) over () as in_part
  from (
    select distinct asked_about.request, asked_about.answered_from
    from asked_about
    where asked_about.force = :force
      and asked_about.technology in (select kind from kinds where direction <> 'narrower')
      and not exists (
        select 1
        from position_facts
        join kinds as said_of on said_of.kind = position_facts.technology
        where position_facts.disclosure = asked_about.request
      )
  )
  order by answered_from desc, request
  limit :most
)
select
  chosen.part,
  chosen.position as position_id,
  facts.code as position,
  position_types.name as position_name,
  facts.scope,
  facts.voice,
  facts.said_on,
  facts.said_basis,
  details.read_on,
  facts.technology,
  technologies.name as technology_name,
  positions.summary,
  positions.key_phrase,
  positions.question,
  positions.since_on,
  products.name as product_name,
  facts.by_hand,
  facts.done_by_hand,
  authorities.name as authority_name,
  details.publisher_name,
  force_groups.name as force_group_name,
  disclosures.title,
  disclosures.reference,
  facts.page,
  disclosures.source_url,
  details.archived_url,
  coalesce(disclosures.answer_seen, 'whole') as answer_seen,
  facts.disclosure,
  chosen.said_from,
  chosen.in_part
from chosen
cross join position_facts as facts on facts.position = chosen.position
cross join positions on positions.id = chosen.position
join position_types on position_types.id = facts.code
join technologies on technologies.id = facts.technology
join authorities on authorities.id = facts.authority
join disclosures on disclosures.id = facts.disclosure
join disclosure_details as details on details.id = facts.disclosure
left join products on products.id = positions.product
left join force_groups on force_groups.id = facts.force_group
union all
select
  'request', null, null, null, null, null, disclosures.said_on, disclosures.said_basis, requests.read_on, null, null, requests.summary, null,
  null, null, null, null, null, authorities.name, null, null, requests.title, requests.reference, disclosures.page, requests.source_url,
  requests.archived_url, requests.answer_seen, requests.id, disclosures.said_from, silent.in_part
from silent
cross join requests on requests.id = silent.request
join disclosures on disclosures.id = requests.id
join authorities on authorities.id = requests.authority
order by 29 desc, 2;

-- name: exemptions
-- for: The exemptions that answers of these requests (a JSON list) rely on, and in which of them.
select exemptions.*, group_concat(request_exemptions.request) as requests
from json_each(:requests) as chosen
join request_exemptions on request_exemptions.request = chosen.value
join exemptions on exemptions.id = request_exemptions.exemption
group by exemptions.id
order by exemptions.id;

-- name: dated
-- for: The newest 40 dated statements on the pair, the oldest of them first.
select *
from (
  select
    id,
    said_on,
    said_from,
    position,
    voice,
    summary,
    page,
    case voice when 'press' then 'The press' when 'reported' then 'Other bodies' else 'The force' end as speaker
  from stated_positions
  where force = :force and technology = :technology and said_on is not null and scope not in ('covert', 'remainder')
  order by said_from desc, id desc
  limit 40
)
order by said_from, id;
