-- question: Which technology does the public ask about most, what is its wider kind, and to which family does it belong? Pages show them where none is chosen.
-- column technology: The technology that the public asks about most
-- column wider: The wider kind or family to which it belongs
-- column family: The family at the top
select
  technologies.id as technology,
  technologies.broader as wider,
  families.id as family
from technologies
join technology_ancestors on technology_ancestors.technology = technologies.id
join technologies as families on families.id = technology_ancestors.ancestor and families.broader is null
where technologies.broader is not null
order by technologies.public_interest is null, technologies.public_interest, technologies.name
limit 1
