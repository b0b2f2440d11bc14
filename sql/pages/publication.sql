-- page: /publications/ID

-- name: publication
-- for: The publication.
select
  publications.*,
  authorities.name as authority_name,
  authorities.kind as authority_kind,
  publication_kinds.name as kind_name,
  publication_kinds.definition as kind_definition,
  publishers.name as publisher_name,
  publishers.kind as publisher_kind,
  publishers.website as publisher_website
from publications
join authorities on authorities.id = publications.authority
join publication_kinds on publication_kinds.id = publications.kind
left join publishers on publishers.id = publications.publisher
where publications.id = :id;

-- name: technologies
-- for: What it is about.
select technologies.id, technologies.name
from publication_technologies
join technologies on technologies.id = publication_technologies.technology
where publication_technologies.publication = :id
order by technologies.name;
