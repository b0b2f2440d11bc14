-- question: Which no and which yes, less than a year apart, stand against each other for one force and one scope?
-- A no to a technology stands against a yes to it or to any narrower kind; a no to one product only against a yes to that product.
-- Press reports are not set against anything here, and what is done by hand is no yes to a wider kind. What was said at different times
-- are stances that follow one another: of those on one side in time only the nearest counts, seen from the no and from the yes. So the
-- pairs grow with the statements, not with their square. `said_from` is the day of the no, `days` how far the yes is from it, `own_words`
-- whether both are the force's own.
-- after: position_facts technology_ancestors
create table contradicting_pairs (
  denial text not null references positions(id),
  affirmation text not null references positions(id),
  said_from text not null,
  days integer not null,
  own_words integer not null,
  primary key (denial, affirmation)
) without rowid;

-- A yes stands here under each technology whose denial it contradicts: against denials of the technology (`denied_product` blank), and
-- against those of its own product.
create temp table affirmed (
  force text,
  scope text,
  denied_technology text,
  technology text,
  denied_product text,
  said_from text,
  position text,
  product text,
  primary key (force, scope, denied_technology, technology, denied_product, said_from, position)
) without rowid;

insert into affirmed
with affirmations as (
  select
    position_facts.force,
    position_facts.scope,
    technology_ancestors.ancestor as denied_technology,
    position_facts.technology,
    position_facts.said_from,
    position_facts.position,
    position_facts.product
  from position_facts
  join technology_ancestors on technology_ancestors.technology = position_facts.technology
  where position_facts.stance = 'yes'
    and position_facts.voice <> 'press'
    and position_facts.force is not null
    and position_facts.said_from is not null
    and not (position_facts.by_hand and technology_ancestors.depth > 0)
)
select force, scope, denied_technology, technology, '', said_from, position, product
from affirmations
union all
select force, scope, denied_technology, technology, product, said_from, position, product
from affirmations
where product is not null
order by 1, 2, 3, 4, 5, 6, 7;

create temp table denied (
  force text,
  scope text,
  technology text,
  product text,
  said_from text,
  position text,
  primary key (force, scope, technology, product, said_from, position)
) without rowid;

insert into denied
select force, scope, technology, ifnull(product, ''), said_from, position
from position_facts
where stance = 'no' and voice <> 'press' and force is not null and said_from is not null
order by 1, 2, 3, 4, 5, 6;

insert into contradicting_pairs
with kinds as materialized (
  select distinct force, scope, denied_technology, technology from affirmed
),
around as (
  select
    denied.*,
    kinds.technology as affirmed_technology,
    (
      select max(said_from)
      from affirmed
      where force = denied.force
        and scope = denied.scope
        and denied_technology = denied.technology
        and technology = kinds.technology
        and denied_product = denied.product
        and said_from < denied.said_from
    ) as day_before,
    (
      select min(said_from)
      from affirmed
      where force = denied.force
        and scope = denied.scope
        and denied_technology = denied.technology
        and technology = kinds.technology
        and denied_product = denied.product
        and said_from > denied.said_from
    ) as day_after
  from kinds
  cross join denied
    on denied.force = kinds.force and denied.scope = kinds.scope and denied.technology = kinds.denied_technology
),
nearest as (
  select *, said_from as day from around
  union all
  select *, day_before from around where day_before >= date(said_from, '-364 days')
  union all
  select *, day_after from around where day_after <= date(said_from, '+364 days')
)
select
  nearest.position,
  affirmed.position,
  nearest.said_from,
  abs(julianday(nearest.said_from) - julianday(nearest.day)),
  denials.own_word and affirmations.own_word
from nearest
cross join affirmed
  on affirmed.force = nearest.force
  and affirmed.scope = nearest.scope
  and affirmed.denied_technology = nearest.technology
  and affirmed.technology = nearest.affirmed_technology
  and affirmed.denied_product = nearest.product
  and affirmed.said_from = nearest.day
cross join position_facts as denials on denials.position = nearest.position
cross join position_facts as affirmations on affirmations.position = affirmed.position
where not exists (
  select 1
  from denied as nearer
  where nearer.force = nearest.force
    and nearer.scope = nearest.scope
    and nearer.technology = nearest.technology
    and nearer.product in ('', affirmed.product)
    and nearer.said_from > min(nearest.said_from, nearest.day)
    and nearer.said_from < max(nearest.said_from, nearest.day)
)
order by 1, 2;

drop table affirmed;
drop table denied;
