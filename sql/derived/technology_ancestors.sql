-- question: Which technologies does each technology belong to? Itself first, then each broader one.
create table technology_ancestors (
  technology text not null references technologies(id),
  ancestor text not null references technologies(id),
  depth integer not null,
  primary key (technology, ancestor)
) without rowid;

insert into technology_ancestors
with recursive chain(technology, ancestor, depth) as (
  select id, id, 0 from technologies
  union
  select chain.technology, technologies.broader, chain.depth + 1
  from chain
  join technologies on technologies.id = chain.ancestor
  where technologies.broader is not null and chain.depth < 20
)
select technology, ancestor, min(depth) from chain group by technology, ancestor;
