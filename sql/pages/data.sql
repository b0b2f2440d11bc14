-- page: /data

-- name: span
-- for: From when to when statements are dated.
select min(said_from) as first, max(said_from) as last, count(*) as positions
from position_facts;

-- name: example
-- for: A force and a technology of which much is known, for the examples.
select forces.id as force, forces.name as force_name, technologies.id as technology, technologies.name as technology_name
from forces
left join force_words on force_words.force = forces.id
join technologies on technologies.id = (select technology from asked_most)
order by coalesce(force_words.own, 0) desc, forces.id
limit 1;
