-- question: What stands of a force in its own words against what stands of it in the press?
-- A no, or a refusal, to a technology stands against a press report of its use or of the use of a narrower kind; a yes stands against a
-- report that it, or the wider technology, is not used. What is done by hand is no use of a wider kind, and what is said of one product
-- stands only against what is said of that product. A refusal about any other information (scope remainder) is left out.
-- There is no pair where another word of the force that stands says what the press reports: a yes to what was reported, to a narrower
-- kind of it, or to a wider one up to that of the answer (a later no takes it back, a later refusal does not); in the reverse, a no to what
-- was reported not used, to a wider kind or to what is in use (a later yes takes it back). A yes to any use bears out a report that names
-- no scope, one to covert use alone a report of covert use.
-- A refusal about covert use stands against a report of covert use, and against others only where the force says nothing else.
-- `newest_from` is the later of the two dates, blank where there is neither.
-- after: standing_positions technology_ancestors
create table press_pairs (
  answer text not null references positions(id),
  report text not null references positions(id),
  kind text not null,
  newest_from text not null,
  primary key (answer, report)
) without rowid;

create temp table reported (
  report text,
  force text,
  technology text,
  stance text,
  scope text,
  by_hand integer,
  said_from text,
  product text,
  primary key (report, force)
) without rowid;

insert into reported
select
  press.position,
  press.force,
  press.technology,
  position_types.stance,
  press.scope,
  press.by_hand,
  press.said_from,
  positions.product
from standing_positions as press
cross join position_types on position_types.id = press.code and position_types.stance in ('yes', 'no')
cross join positions on positions.id = press.position
where press.voice = 'press';

-- What stands of the force in its own words beside each report, on the technology of the report, the wider ones (`wider` steps up, above
-- 0) and the narrower ones (below 0).
create temp table beside (
  report text,
  force text,
  answer text,
  wider integer,
  technology text,
  stance text,
  scope text,
  by_hand integer,
  said_from text,
  primary key (report, force, answer)
) without rowid;

insert into beside
with kin as (
  select technology, ancestor as other, depth as wider from technology_ancestors
  union all
  select ancestor, technology, -depth from technology_ancestors where depth > 0
)
select
  reported.report,
  own.force,
  own.position,
  kin.wider,
  own.technology,
  position_types.stance,
  own.scope,
  own.by_hand,
  own.said_from
from reported
cross join kin on kin.technology = reported.technology
cross join standing_positions as own on own.force = reported.force and own.technology = kin.other
cross join position_types on position_types.id = own.code
where own.own_word and own.scope <> 'remainder';

insert into press_pairs
select
  beside.answer,
  reported.report,
  iif(beside.stance = 'no', 'denied, reported in use', 'refused, reported in use'),
  max(coalesce(beside.said_from, ''), coalesce(reported.said_from, ''))
from reported
cross join beside on beside.report = reported.report and beside.force = reported.force
cross join positions as answers on answers.id = beside.answer
where reported.stance = 'yes'
  and beside.stance in ('no', 'silent')
  and beside.wider >= 0
  and not (reported.by_hand and beside.wider > 0)
  and (answers.product is null or answers.product = reported.product)
  and (
    beside.scope in ('unspecified', reported.scope)
    or (beside.scope = 'overt' and reported.scope = 'unspecified')
    or (
      beside.scope = 'covert'
      and beside.stance = 'silent'
      and not exists (
        select 1
        from beside as others
        where others.report = beside.report
          and others.force = beside.force
          and others.scope <> 'covert'
          and others.wider <= beside.wider
      )
    )
  )
  and not exists (
    select 1
    from beside as yeses
    cross join positions as affirmed on affirmed.id = yeses.answer
    where yeses.report = beside.report
      and yeses.force = beside.force
      and yeses.stance = 'yes'
      and yeses.wider <= beside.wider
      and yeses.by_hand <= reported.by_hand
      and (answers.product is null or affirmed.product = answers.product)
      and (reported.scope in ('unspecified', yeses.scope) or (reported.scope = 'overt' and yeses.scope = 'unspecified'))
      and (beside.stance = 'silent' or ifnull(yeses.said_from >= beside.said_from, 1))
  )
union all
select
  beside.answer,
  reported.report,
  'in use, reported as not used',
  max(coalesce(beside.said_from, ''), coalesce(reported.said_from, ''))
from reported
cross join beside on beside.report = reported.report and beside.force = reported.force
cross join positions as answers on answers.id = beside.answer
where reported.stance = 'no'
  and beside.stance = 'yes'
  and beside.wider <= 0
  and not (beside.by_hand and beside.wider < 0)
  and (reported.product is null or answers.product = reported.product)
  and (reported.scope in ('unspecified', beside.scope) or (reported.scope = 'overt' and beside.scope = 'unspecified'))
  and not exists (
    select 1
    from beside as noes
    cross join positions as denied on denied.id = noes.answer
    where noes.report = beside.report
      and noes.force = beside.force
      and noes.stance = 'no'
      and (noes.wider >= 0 or noes.technology = beside.technology)
      and (denied.product is null or denied.product = reported.product)
      and noes.scope in ('unspecified', reported.scope)
      and ifnull(noes.said_from >= beside.said_from, 1)
  )
order by 1, 2;

drop table beside;
drop table reported;
