-- question: For every force and technology: is there a position, was it asked and not answered, or never asked?
-- after: asked_about position_facts
create table coverage_cells (
  force text not null references forces(id),
  technology text not null references technologies(id),
  status text not null,
  position text references position_types(id),
  position_id text references positions(id),
  covert_position text references position_types(id),
  covert_position_id text references positions(id),
  said_on text,
  said_from text,
  positions integer not null,
  requests integer not null,
  unseen_answers integer not null,
  primary key (force, technology)
) without rowid;

insert into coverage_cells
with asked as (
  select force, technology, count(*) as requests, sum(unseen) as unseen_answers
  from asked_about
  group by force, technology
),
stated as (
  select force, technology, count(*) as positions, max(own_word) as own_word
  from position_facts
  where force is not null
  group by force, technology
),
openly as (
  select force, technology, code, position, said_on, said_from
  from (
    select *, row_number() over (partition by force, technology order by own_word desc, said_from desc nulls last, rank, position) as place
    from position_facts
    where is_current and scope <> 'covert'
  )
  where place = 1
),
covertly as (
  select force, technology, code, position, said_on, said_from
  from position_facts
  where is_current and own_word and scope = 'covert'
)
select
  forces.id,
  technologies.id,
  case
    when stated.own_word then 'position stated'
    when stated.positions then 'reported by others only'
    when asked.requests > asked.unseen_answers then 'asked, no position stated'
    when asked.requests then 'asked, answer not captured'
    else 'never asked'
  end,
  coalesce(openly.code, covertly.code),
  coalesce(openly.position, covertly.position),
  covertly.code,
  covertly.position,
  coalesce(openly.said_on, covertly.said_on),
  coalesce(openly.said_from, covertly.said_from),
  coalesce(stated.positions, 0),
  coalesce(asked.requests, 0),
  coalesce(asked.unseen_answers, 0)
from forces
cross join technologies
left join asked on asked.force = forces.id and asked.technology = technologies.id
left join stated on stated.force = forces.id and stated.technology = technologies.id
left join openly on openly.force = forces.id and openly.technology = technologies.id
left join covertly on covertly.force = forces.id and covertly.technology = technologies.id
where technologies.broader is not null
order by forces.id, technologies.id;
