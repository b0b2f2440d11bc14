-- question: What stands of a force in its own words against what stands of it in the press?
-- A no, or a refusal, to a technology stands against a press report of its use or of the use of a narrower kind; a yes stands against a
-- report that it, or the wider technology, is not used. What is done by hand is no use of a wider kind. A refusal about any other
-- information (scope remainder) is left out. `newest_from` is the later of the two dates, blank where there is neither.
-- after: standing_positions technology_ancestors
create table press_pairs (
  answer text not null references positions(id),
  report text not null references positions(id),
  kind text not null,
  newest_from text not null,
  primary key (answer, report)
) without rowid;

insert into press_pairs
with press as (
  select *
  from standing_positions
  where voice = 'press'
)
select
  answers.position,
  press.position,
  iif(answer_types.stance = 'no', 'denied, reported in use', 'refused, reported in use'),
  max(coalesce(answers.said_from, ''), coalesce(press.said_from, ''))
from press
cross join position_types as report_types on report_types.id = press.code and report_types.stance = 'yes'
cross join technology_ancestors on technology_ancestors.technology = press.technology
cross join standing_positions as answers on answers.force = press.force and answers.technology = technology_ancestors.ancestor
join position_types as answer_types on answer_types.id = answers.code and answer_types.stance in ('no', 'silent')
where answers.own_word
  and answers.scope <> 'remainder'
  and not (press.by_hand and technology_ancestors.depth > 0)
union all
select
  answers.position,
  press.position,
  'in use, reported as not used',
  max(coalesce(answers.said_from, ''), coalesce(press.said_from, ''))
from press
cross join position_types as report_types on report_types.id = press.code and report_types.stance = 'no'
cross join technology_ancestors on technology_ancestors.ancestor = press.technology
cross join standing_positions as answers on answers.force = press.force and answers.technology = technology_ancestors.technology
join position_types as answer_types on answer_types.id = answers.code and answer_types.stance = 'yes'
where answers.own_word and not (answers.by_hand and technology_ancestors.depth > 0)
order by 1, 2;
