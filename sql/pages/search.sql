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
