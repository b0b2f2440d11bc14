-- title: Which suppliers and products are named?
-- description: Products and systems named in answers and publications, with the number of forces for which each was named, and when; what only the press says is counted apart. Naming a product is not saying that it is used; the positions tell.
-- hint technology: a technology's name or id; blank means all
-- try technology: drones
select
  products.supplier,
  products.name as product,
  technologies.name as technology_name,
  count(*) as positions,
  count(distinct position_facts.force) as forces,
  sum(position_facts.voice <> 'press' and position_facts.code in ('uses', 'trialling')) as say_it_is_in_use,
  sum(position_facts.voice = 'press') as press_reports,
  min(position_facts.said_on) as first_on,
  max(position_facts.said_on) as last_on
from position_facts
join products on products.id = position_facts.product
join technologies on technologies.id = products.technology
where position_facts.product is not null and (
  :technology = ''
  or products.technology in (
    select id
    from known_names
    where kind = 'technology'
      and way in ('name', 'short name')
      and said collate nocase in (:technology, replace(:technology, '-', ' '))
  )
)
group by position_facts.product
order by forces desc, positions desc, product
