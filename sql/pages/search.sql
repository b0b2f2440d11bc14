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

-- name: postcode_area
-- for: The forces that serve a postcode area, those of large shares first; a row without a force where none of ours does.
select postcode_areas.force, forces.name, postcode_areas.share, postcode_areas.places, postcode_areas.notes
from postcode_areas
left join forces on forces.id = postcode_areas.force
where postcode_areas.area = :area
order by postcode_areas.share = 'part', postcode_areas.id;

-- name: postcode
-- for: The force of a postcode, by itself or by its sector, where the build was given a directory of postcodes.
select postcode_forces.force, forces.name, 'main' as share, null as places, null as notes
from postcode_forces
join forces on forces.id = postcode_forces.force
where postcode_forces.code in (:postcode, :sector)
order by length(postcode_forces.code) desc
limit 1;

-- name: narrower
-- for: Technologies (a JSON list) and their narrower kinds.
select distinct technology
from technology_ancestors
where ancestor in (select value from json_each(:technologies))
order by technology;
