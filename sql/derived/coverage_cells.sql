-- question: For every force and technology: is there a position, was it asked and not answered, or never asked?
-- Own word heads a cell, a dated statement before an undated one; an undated one of its own that says something else stands beside it.
-- Where it has said something else on the other of overt and unspecified use, with a date, that stands beside the heading, too
-- (`elsewhere`), and so does what a body reports against it since (`since`): a yes after anything else, or a no after a yes, with a date
-- that is certainly the later: of 2025-03 and 2025-03-20 neither is.
-- A refusal about covert use heads a cell of which nothing else is known, one about any other information (scope remainder) heads
-- nothing, and press reports stand apart.
-- Where nothing heads a cell, `related_position` is what is known of a wider or a narrower kind; never asked is said only where there
-- is no word, no report and no request on any of them. What is done by hand is no use of a wider kind.
-- after: asked_about position_facts standing_positions technology_ancestors
create table coverage_cells (
  force text not null references forces(id),
  technology text not null references technologies(id),
  status text not null,
  position text references position_types(id),
  position_id text references positions(id),
  undated_position text references position_types(id),
  undated_position_id text references positions(id),
  elsewhere_position_id text references positions(id),
  since_position_id text references positions(id),
  covert_position text references position_types(id),
  covert_position_id text references positions(id),
  press_position text references position_types(id),
  press_position_id text references positions(id),
  related_technology text references technologies(id),
  related_position text references position_types(id),
  related_position_id text references positions(id),
  said_on text,
  said_from text,
  positions integer not null,
  requests integer not null,
  unseen_answers integer not null,
  primary key (force, technology)
) without rowid;

create temp table related_kinds as
select technology_ancestors.technology, ancestor as kind, depth, 'wider' as direction
from technology_ancestors
join technologies on technologies.id = ancestor and technologies.broader is not null
where depth > 0
union all
select ancestor, technology, depth, 'narrower'
from technology_ancestors
where depth > 0;

create temp table related_words as
with placed as (
  select
    standing_positions.*,
    related_kinds.technology as of_technology,
    related_kinds.direction,
    row_number() over (
      partition by standing_positions.force, related_kinds.technology
      order by
        standing_positions.own_word desc, standing_positions.voice = 'press', related_kinds.depth, related_kinds.direction desc, standing_positions.said_from is null,
        standing_positions.said_from desc, standing_positions.rank, standing_positions.position
    ) as place
  from standing_positions
  join related_kinds on related_kinds.kind = standing_positions.technology
  where standing_positions.scope in ('unspecified', 'overt') and not (standing_positions.by_hand and related_kinds.direction = 'narrower')
)
select * from placed where place = 1;

insert into coverage_cells
with asked as (
  select force, technology, count(*) as requests, sum(unseen) as unseen_answers
  from asked_about
  group by force, technology
),
asked_related as (
  select distinct asked_about.force, related_kinds.technology
  from asked_about
  join related_kinds on related_kinds.kind = asked_about.technology
),
stated as (
  select force, technology, count(*) as positions, max(own_word and scope = 'remainder') as remainder
  from (
    select force, technology, own_word, scope from position_facts where force is not null
    union all
    select force, technology, 0, scope from group_facts
  )
  group by force, technology
),
placed as (
  select
    *,
    row_number() over (
      partition by force, technology
      order by own_word desc, said_from is null, said_from desc, rank, position
    ) as place
  from standing_positions
  where scope in ('unspecified', 'overt') and voice <> 'press'
),
openly as (select * from placed where place = 1),
undated as (
  select placed.*, row_number() over (partition by placed.force, placed.technology order by placed.place) as undated_place
  from placed
  join openly on openly.force = placed.force and openly.technology = placed.technology and openly.own_word and openly.code <> placed.code
  where placed.own_word and placed.said_from is null and placed.place > 1
),
elsewhere as (  -- of one scope only the latest dated word is current: another one with a date is of the other scope
  select placed.*, row_number() over (partition by placed.force, placed.technology order by placed.place) as elsewhere_place
  from placed
  join openly on openly.force = placed.force and openly.technology = placed.technology
  where placed.own_word and placed.said_from is not null and placed.code <> openly.code
),
since as (
  select placed.*, row_number() over (partition by placed.force, placed.technology order by placed.place) as since_place
  from placed
  join openly on openly.force = placed.force and openly.technology = placed.technology and openly.own_word
  join position_types as said on said.id = openly.code
  join position_types as reported on reported.id = placed.code
  where
    not placed.own_word
    and substr(placed.said_from, 1, length(openly.said_on)) > openly.said_on
    and (reported.stance = 'yes') <> (said.stance = 'yes')
    and reported.stance in ('yes', 'no')
),
covertly as (
  select
    standing_positions.*,
    row_number() over (
      partition by standing_positions.force, standing_positions.technology
      order by
        standing_positions.own_word desc, standing_positions.said_from is null, standing_positions.said_from desc,
        standing_positions.rank, standing_positions.position
    ) as place
  from standing_positions
  left join openly on openly.force = standing_positions.force and openly.technology = standing_positions.technology
  where
    standing_positions.scope = 'covert'
    and (standing_positions.own_word or (standing_positions.voice <> 'press' and openly.position is null))
),
pressed as (
  select *, row_number() over (partition by force, technology order by said_from is null, said_from desc, rank, position) as place
  from standing_positions
  where voice = 'press' and scope <> 'remainder'
)
select
  forces.id,
  technologies.id,
  case
    when openly.own_word or covertly.own_word then 'position stated'
    when openly.position is not null or covertly.position is not null then 'reported by others only'
    when asked.requests > asked.unseen_answers or stated.remainder then 'asked, no position stated'
    when asked.requests then 'asked, answer not captured'
    when pressed.position is not null then 'press reports only'
    when related_words.own_word then 'spoke of a ' || related_words.direction || ' kind'
    when related_words.voice = 'reported' then 'reported of a ' || related_words.direction || ' kind'
    when asked_related.technology is not null then 'asked about a wider or narrower kind'
    when related_words.voice = 'press' then 'press reports of a ' || related_words.direction || ' kind'
    when forces.law is null then 'outside the Acts'
    else 'never asked'
  end,
  coalesce(openly.code, covertly.code),
  coalesce(openly.position, covertly.position),
  undated.code,
  undated.position,
  elsewhere.position,
  since.position,
  covertly.code,
  covertly.position,
  pressed.code,
  pressed.position,
  iif(openly.position is null and covertly.position is null, related_words.technology, null),
  iif(openly.position is null and covertly.position is null, related_words.code, null),
  iif(openly.position is null and covertly.position is null, related_words.position, null),
  coalesce(openly.said_on, iif(openly.position is null, covertly.said_on, null)),
  coalesce(openly.said_from, iif(openly.position is null, covertly.said_from, null)),
  coalesce(stated.positions, 0),
  coalesce(asked.requests, 0),
  coalesce(asked.unseen_answers, 0)
from forces
cross join technologies
left join asked on asked.force = forces.id and asked.technology = technologies.id
left join asked_related on asked_related.force = forces.id and asked_related.technology = technologies.id
left join stated on stated.force = forces.id and stated.technology = technologies.id
left join openly on openly.force = forces.id and openly.technology = technologies.id
left join undated on undated.force = forces.id and undated.technology = technologies.id and undated.undated_place = 1
left join elsewhere on elsewhere.force = forces.id and elsewhere.technology = technologies.id and elsewhere.elsewhere_place = 1
left join since on since.force = forces.id and since.technology = technologies.id and since.since_place = 1
left join covertly on covertly.force = forces.id and covertly.technology = technologies.id and covertly.place = 1
left join pressed on pressed.force = forces.id and pressed.technology = technologies.id and pressed.place = 1
left join related_words on related_words.force = forces.id and related_words.of_technology = technologies.id
where technologies.broader is not null
order by forces.id, technologies.id;

drop table related_kinds;
drop table related_words;
