-- question: Of which products alone does a statement speak that is no plain yes?
-- A no, a plan, a trial or a refusal of one product says nothing of the whole technology, so what is said of it names the product. Here are
-- the names of all products of which the same source says the same of a force, technology and scope, with '; ' between; nothing where it
-- says it of the technology as a whole, too.
-- after: position_facts
create table named_products (
  position text primary key not null references positions(id),
  products text not null
) without rowid;

insert into named_products
with named as (
  select distinct facts.position, products.name
  from position_facts as facts
  join position_facts as same
    on same.disclosure = facts.disclosure
    and same.technology = facts.technology
    and same.code = facts.code
    and same.scope = facts.scope
    and same.force is facts.force
    and same.force_group is facts.force_group
  left join products on products.id = same.product
  where facts.product is not null and facts.code <> 'uses'
  order by facts.position, products.name
)
select position, group_concat(name, '; ')
from named
group by position
having count(*) = count(name)
order by position;
