-- question: What stands now of each force, statements about groups of forces included, and is it the latest or undated beside it?
-- One row for each position that is current (position_facts, group_facts) and each force that it speaks of. `standing`: `latest`, the
-- latest dated statement; `undated`, where there is no dated one; `undated, differs from the latest`, which may be older or newer.
-- after: position_facts
create table standing_positions (
  force text not null references forces(id),
  technology text not null references technologies(id),
  position text not null references positions(id),
  code text not null references position_types(id),
  scope text not null,
  voice text not null,
  own_word integer not null,
  by_hand integer not null,
  rank integer not null,
  said_on text,
  said_from text,
  standing text not null,
  primary key (force, technology, position)
) without rowid;

insert into standing_positions
with current_words as (
  select force, technology, position, code, scope, voice, own_word, by_hand, rank, said_on, said_from
  from position_facts
  where is_current
  union all
  select group_facts.force, technology, position, code, scope, voice, 0, by_hand, rank, said_on, said_from
  from group_facts
  join position_facts using (position, technology, scope, voice)
  where group_facts.is_current
)
select
  *,
  case
    when said_from is not null then 'latest'
    when max(said_from) over (partition by force, technology, scope, own_word, voice = 'press') is not null
      then 'undated, differs from the latest'
    else 'undated'
  end
from current_words
order by force, technology, position;
