-- page: /batches/ID

-- name: batch
-- for: The request that went to several authorities.
select batches.description, batch_counts.*
from batches
join batch_counts on batch_counts.batch = batches.id
where batches.id = :id;

-- name: spread
-- for: How many authorities took which position.
select
  technologies.id as technology,
  technologies.name as technology_name,
  position_facts.code,
  count(distinct position_facts.authority) as authorities,
  sum(count(distinct position_facts.authority)) over (partition by technologies.id) as told
from requests
join position_facts on position_facts.disclosure = requests.id
join technologies on technologies.id = position_facts.technology
where requests.batch = :id
group by technologies.id, position_facts.rank
order by technologies.name, position_facts.rank;
