-- page: /authorities/ID

-- name: authority
-- for: The authority.
select authorities.*, forces.name as force_name
from authorities
left join forces on forces.id = authorities.force
where authorities.id = :id;

-- name: requests
-- for: Requests to it.
select disclosures.*, outcomes.name as outcome_name
from disclosures
join outcomes on outcomes.id = disclosures.outcome
where disclosures.authority = :id
order by disclosures.said_on desc, disclosures.title;

-- name: publications
-- for: What it published.
select publications.*, publication_kinds.name as kind_name, publishers.name as publisher_name
from publications
join publication_kinds on publication_kinds.id = publications.kind
left join publishers on publishers.id = publications.publisher
where authority = :id
order by published_on desc, title;

-- name: reports
-- for: Forces, and groups of forces, of which it reports itself; news reports that quote it are not its own.
select force, force_name, force_group, force_group_name, count(*) as positions
from stated_positions
where authority = :id and voice in ('reported', 'joint') and force is not :id
group by force, force_group
order by force is null, force_name, force_group_name;
