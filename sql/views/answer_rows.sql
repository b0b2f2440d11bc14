-- question: For every force and technology: what stands, said by whom and when, in which source; or that nothing was said, or nobody asked?
-- A row for each statement that stands, press reports among them (voice); a pair without one of the force or of a body has a row with
-- its status, and with what is known besides: a press report, a statement on a wider or narrower kind, or the latest request. Refusals
-- about any other information (scope remainder) are left out. `leading_position` is what heads the pair. `attachment` is where else
-- the source can be read.
select
  standing_positions.force,
  forces.name as force_name,
  forces.nation,
  forces.kind,
  standing_positions.technology,
  technologies.name as technology_name,
  coverage_cells.status,
  coverage_cells.position as leading_position,
  standing_positions.code as position,
  position_types.name as position_name,
  standing_positions.scope,
  standing_positions.voice,
  facts.said_on,
  facts.said_basis,
  coalesce(requests.read_on, publications.read_on) as read_on,
  standing_positions.standing,
  (
    select group_concat(others.code, ', ')
    from position_facts as others
    where others.disclosure = facts.disclosure
      and others.force is facts.force
      and others.force_group is facts.force_group
      and others.technology = facts.technology
      and others.scope = facts.scope
      and others.code <> facts.code
  ) as also_said,
  (
    select group_concat(other_types.name || ': ' || other_words.summary, ' ')
    from position_facts as others
    join position_types as other_types on other_types.id = others.code
    join positions as other_words on other_words.id = others.position
    where others.disclosure = facts.disclosure
      and others.force is facts.force
      and others.force_group is facts.force_group
      and others.technology = facts.technology
      and others.scope = facts.scope
      and others.code <> facts.code
      and other_words.summary <> positions.summary
  ) as also_said_summary,
  positions.summary,
  positions.key_phrase,
  positions.question,
  products.name as product_name,
  facts.by_hand,
  facts.authority,
  authorities.name as authority_name,
  publishers.name as publisher_name,
  publications.quoted,
  force_groups.name as force_group_name,
  outcomes.name as outcome,
  coalesce(requests.title, publications.title) as title,
  coalesce(requests.reference, publications.reference) as reference,
  facts.page,
  coalesce(requests.source_url, publications.source_url) as source_url,
  coalesce(requests.also_at, publications.also_at) as attachment,
  (
    select group_concat(exemptions.section, ', ')
    from request_exemptions
    join exemptions on exemptions.id = request_exemptions.exemption
    where request_exemptions.request = positions.request
  ) as exemptions,
  facts.position as position_id,
  position_types.rank,
  facts.said_from,
  null as related_technology,
  null as related_technology_name,
  null as known_position,
  coverage_cells.undated_position_id is facts.position as stands_beside
from standing_positions
join coverage_cells on coverage_cells.force = standing_positions.force and coverage_cells.technology = standing_positions.technology
join forces on forces.id = standing_positions.force
join technologies on technologies.id = standing_positions.technology
join position_facts as facts on facts.position = standing_positions.position
join positions on positions.id = facts.position
join position_types on position_types.id = facts.code
join authorities on authorities.id = facts.authority
left join requests on requests.id = positions.request
left join outcomes on outcomes.id = requests.outcome
left join publications on publications.id = positions.publication
left join publishers on publishers.id = publications.publisher
left join products on products.id = positions.product
left join force_groups on force_groups.id = facts.force_group
where standing_positions.scope <> 'remainder'
union all
select
  coverage_cells.force,
  forces.name,
  forces.nation,
  forces.kind,
  coverage_cells.technology,
  technologies.name,
  coverage_cells.status,
  null,
  null,
  null,
  null,
  null,
  coalesce(known.said_on, asked.said_on),
  coalesce(known.said_basis, asked.said_basis),
  coalesce(requests.read_on, publications.read_on),
  null,
  null,
  null,
  positions.summary,
  positions.key_phrase,
  positions.question,
  null,
  0,
  authorities.id,
  authorities.name,
  publishers.name,
  publications.quoted,
  force_groups.name,
  outcomes.name,
  coalesce(requests.title, publications.title),
  coalesce(requests.reference, publications.reference),
  coalesce(known.page, asked.page),
  coalesce(requests.source_url, publications.source_url),
  coalesce(requests.also_at, publications.also_at),
  null,
  known.position,
  99,
  coalesce(known.said_from, asked.said_from),
  coverage_cells.related_technology,
  related_technologies.name,
  known.code,
  0
from coverage_cells
join forces on forces.id = coverage_cells.force
join technologies on technologies.id = coverage_cells.technology
left join position_facts as known
  on known.position = case
    when coverage_cells.status like 'asked%' then null
    when coverage_cells.status = 'press reports only' then coverage_cells.press_position_id
    else coverage_cells.related_position_id
  end
left join positions on positions.id = known.position
left join disclosures as asked
  on coverage_cells.status like 'asked%'
  and asked.id = coalesce(
    (
      select request
      from asked_about
      where asked_about.force = coverage_cells.force and asked_about.technology = coverage_cells.technology
      order by asked_from desc
      limit 1
    ),
    (
      select request
      from technology_ancestors
      cross join asked_about on asked_about.technology = technology_ancestors.ancestor and asked_about.force = coverage_cells.force
      where technology_ancestors.technology = coverage_cells.technology
      order by asked_from desc
      limit 1
    ),
    (
      select request
      from technology_ancestors
      cross join asked_about on asked_about.technology = technology_ancestors.technology and asked_about.force = coverage_cells.force
      where technology_ancestors.ancestor = coverage_cells.technology
      order by asked_from desc
      limit 1
    )
  )
left join requests on requests.id = coalesce(asked.id, positions.request)
left join outcomes on outcomes.id = requests.outcome
left join publications on publications.id = positions.publication
left join publishers on publishers.id = publications.publisher
left join authorities on authorities.id = coalesce(known.authority, asked.authority)
left join force_groups on force_groups.id = known.force_group
left join technologies as related_technologies on related_technologies.id = coverage_cells.related_technology
where coverage_cells.position is null
