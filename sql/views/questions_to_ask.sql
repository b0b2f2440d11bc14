-- question: What could be asked of each force next? The first of each kind comes first: contradictions, changes, silences, old
-- answers, answers that were not captured, and technologies on which many other forces have spoken and this one was never asked. A force outside
-- the Acts cannot be asked under them and is left out.
with candidates as (
  -- Of one kind the least `first`, `second`, `third` and `fourth` comes first. All kinds are ordered once, so that SQLite looks only at
  -- the force that is wanted.
  select
    force,
    'contradiction' as kind,
    1 as priority,
    same_disclosure as first,
    -julianday(denied_from) as second,
    days_between as third,
    denial_id as fourth,
    affirmed_technology as technology,
    denied_technology as other_technology,
    affirmed_on as said_on,
    denied_on as other_on,
    affirmation as position_name,
    denial as other_position_name,
    null as forces
  from contradictions
  union all
  select
    position_facts.force,
    'change',
    2,
    -julianday(position_facts.said_from),
    null,
    null,
    position_facts.position,
    position_facts.technology,
    null,
    position_facts.said_on,
    earlier.said_on,
    position_types.name,
    earlier_types.name,
    null
  from position_facts
  join position_facts as earlier on earlier.position = position_facts.previous
  join position_types on position_types.id = position_facts.code
  join position_types as earlier_types on earlier_types.id = earlier.code
  where position_facts.changed and position_facts.own_word
  union all
  select
    position_facts.force,
    iif(position_facts.stance = 'silent', 'silence', 'old answer'),
    iif(position_facts.stance = 'silent', 3, 4),
    julianday(position_facts.said_from),
    null,
    null,
    position_facts.position,
    position_facts.technology,
    null,
    position_facts.said_on,
    null,
    position_types.name,
    null,
    null
  from position_facts
  join position_types on position_types.id = position_facts.code
  where position_facts.is_current
    and position_facts.own_word
    and position_facts.scope in ('unspecified', 'overt')
    and position_facts.said_from is not null
    and (position_facts.stance = 'silent' or position_facts.said_from < date('now', '-2 years'))
    and not exists (
      select 1
      from position_facts as later
      where later.force = position_facts.force
        and later.technology = position_facts.technology
        and later.own_word
        and later.scope in ('unspecified', 'overt')
        and later.said_from > position_facts.said_from
    )
  union all
  select
    coverage_cells.force,
    iif(coverage_cells.status = 'never asked', 'never asked', 'answer not captured'),
    iif(coverage_cells.status = 'never asked', 6, 5),
    -spoken.forces,
    null,
    null,
    coverage_cells.technology,
    coverage_cells.technology,
    null,
    null,
    null,
    null,
    null,
    spoken.forces
  from coverage_cells
  join (
    select technology, sum(status = 'position stated') as forces from coverage_cells group by technology
  ) as spoken on spoken.technology = coverage_cells.technology
  where coverage_cells.status in ('never asked', 'asked, answer not captured')
    and spoken.forces > 0
),
placed as (
  select *, row_number() over (partition by force, priority order by first, second, third, fourth) as place
  from candidates
)
select
  placed.force,
  placed.kind,
  row_number() over (partition by placed.force order by placed.place, placed.priority) as rank,
  placed.technology,
  technologies.name as technology_name,
  others.name as other_technology_name,
  placed.said_on,
  placed.other_on,
  placed.position_name,
  placed.other_position_name,
  placed.forces
from placed
join forces on forces.id = placed.force and forces.law is not null
join technologies on technologies.id = placed.technology
left join technologies as others on others.id = placed.other_technology
