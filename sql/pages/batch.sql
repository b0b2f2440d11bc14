-- page: /batches/ID

-- name: batch
-- for: The request that went to several authorities.
select batches.description, batch_counts.*
from batches
join batch_counts on batch_counts.batch = batches.id
where batches.id = :id;

-- name: spread
-- for: How many statements of the answers say what; an answer may state several, and one position of open and of covert use apart.
select
  technologies.id as technology,
  technologies.name as technology_name,
  position_facts.code,
  count(*) as statements
from requests
join position_facts on position_facts.disclosure = requests.id
join technologies on technologies.id = position_facts.technology
where requests.batch = :id
group by technologies.id, position_facts.rank
order by technologies.name, position_facts.rank;
