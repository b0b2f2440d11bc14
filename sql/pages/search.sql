-- page: /search

-- name: references
-- for: Requests and publications whose reference holds the number.
select
  disclosures.kind || 's' as source,
  disclosures.page,
  disclosures.authority,
  disclosures.reference,
  disclosures.title,
  authorities.name || ', ' || disclosures.reference as note,
  disclosures.said_on
from disclosures
join authorities on authorities.id = disclosures.authority
where disclosures.reference like :number
order by disclosures.kind desc, disclosures.id;

-- name: ids
-- for: What has this id.
select kind || 's' as source, page, title from disclosures where id = :id
union all select 'positions', page, 'Position ' || position from position_facts where position = :id
union all select 'exemptions', '/exemptions/' || id, act || ', section ' || section from exemptions where id = :id
union all select 'batches', '/batches/' || id, title from batches where id = :id;

-- name: cells
-- for: What the named forces have said on the named technologies.
select coverage_cells.*, forces.name as force_name, technologies.name as technology_name, position_facts.page, position_facts.voice
from coverage_cells
join forces on forces.id = coverage_cells.force
join technologies on technologies.id = coverage_cells.technology
left join position_facts on position_facts.position = coalesce(coverage_cells.position_id, coverage_cells.covert_position_id)
where coverage_cells.force in (select value from json_each(:authorities))
  and coverage_cells.technology in (select technology from technology_ancestors where ancestor in (select value from json_each(:technologies)))
  and (coverage_cells.status <> 'never asked' or coverage_cells.technology in (select value from json_each(:technologies)))
order by forces.name, coverage_cells.status = 'never asked', technologies.name
limit 12;
