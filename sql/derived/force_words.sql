-- question: How often has each force spoken itself, neither confirmed nor denied, and been spoken of by others?
-- `own` counts its own words; `own_asked` those without refusals about any other information (scope remainder), and `silences` those of
-- them that neither confirm nor deny. A statement about a group of forces counts with each of them.
-- after: position_facts
create table force_words (
  force text primary key not null references forces(id),
  own integer not null,
  own_asked integer not null,
  silences integer not null,
  reported integer not null,
  press integer not null,
  latest text
) without rowid;

insert into force_words
with said as (
  select force, voice, own_word, code, scope, said_on
  from position_facts
  where force is not null
  union all
  select group_facts.force, group_facts.voice, 0, code, group_facts.scope, said_on
  from group_facts
  join position_facts using (position)
)
select
  force,
  sum(own_word),
  sum(own_word and scope <> 'remainder'),
  sum(own_word and scope <> 'remainder' and code = 'ncnd'),
  sum(voice = 'reported'),
  sum(voice = 'press'),
  max(said_on) filter (where own_word)
from said
group by force
order by force;
