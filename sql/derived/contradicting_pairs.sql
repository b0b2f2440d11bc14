-- question: Which no and which yes, less than a year apart, stand against each other for one force and one scope?
-- A no to a technology stands against a yes to it or to any narrower kind; a no to one product only against a yes to that product.
-- Press reports are not set against anything here, and what is done by hand is no yes to a wider kind. What was said at different times
-- are stances that follow one another: of those on one side in time only the nearest counts, seen from the no and from the yes. So the
-- pairs grow with the statements, not with their square.
-- after: position_facts technology_ancestors
create table contradicting_pairs (
  denial text not null references positions(id),
  affirmation text not null references positions(id),
  primary key (denial, affirmation)
) without rowid;

insert into contradicting_pairs
with affirmations as materialized (
  select
    position_facts.force,
    position_facts.scope,
    technology_ancestors.ancestor as denied_technology,
    position_facts.technology,
    position_facts.position,
    position_facts.said_from,
    julianday(position_facts.said_from) as said_day,
    positions.product
  from position_facts
  join technology_ancestors on technology_ancestors.technology = position_facts.technology
  join positions on positions.id = position_facts.position
  where position_facts.stance = 'yes'
    and position_facts.voice <> 'press'
    and position_facts.force is not null
    and not (position_facts.by_hand and technology_ancestors.depth > 0)
),
against as (
  select
    denials.position as denial,
    denials.technology as denied_technology,
    affirmations.position as affirmation,
    affirmations.technology as affirmed_technology,
    sign(affirmations.said_day - julianday(denials.said_from)) as side,
    abs(affirmations.said_day - julianday(denials.said_from)) as days
  from position_facts as denials
  join positions as denied on denied.id = denials.position
  join affirmations
    on affirmations.force = denials.force
    and affirmations.scope = denials.scope
    and affirmations.denied_technology = denials.technology
    and affirmations.said_from between date(denials.said_from, '-364 days') and date(denials.said_from, '+364 days')
    and (denied.product is null or denied.product = affirmations.product)
  where denials.stance = 'no' and denials.voice <> 'press'
),
placed as (
  select
    denial,
    affirmation,
    rank() over (partition by denial, affirmed_technology, side order by days) as place_of_affirmation,
    rank() over (partition by affirmation, denied_technology, side order by days) as place_of_denial
  from against
)
select denial, affirmation
from placed
where place_of_affirmation = 1 and place_of_denial = 1
order by denial, affirmation;
