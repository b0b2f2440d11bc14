-- title: Which suppliers and products are named?
-- description: Products and systems named in answers and publications, with the number of forces for which each was named. Naming a product is not saying that it is used; the positions tell.
-- hint technology: a technology's id; blank means all
-- try technology: drones
select
  products.supplier,
  products.name as product,
  technologies.name as technology_name,
  count(*) as positions,
  count(distinct positions.force) as forces,
  sum(positions.position in ('uses', 'trialling')) as say_it_is_in_use
from positions
join products on products.id = positions.product
join technologies on technologies.id = products.technology
where :technology in ('', products.technology)
group by products.id
order by forces desc, positions desc, product
