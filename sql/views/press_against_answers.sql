-- question: Where did a force deny or refuse to say what the press reports in use, or the reverse?
-- Of each force and technology, what stands in its own words against what the press reports of it, with both dates. A no, or a refusal,
-- to a technology stands against a press report of its use or of the use of a narrower kind; a yes stands against a report that it, or
-- the wider technology, is not used. Years can lie between the two, so neither need be wrong: days_after counts from the answer to
-- the report. The joins run from the press reports, which are few. What is done by hand is no use of a wider kind. A refusal about any other information (scope remainder) is left out.
with press as (
  select *
  from standing_positions
  where voice = 'press'
),
sides as materialized (
  select
    answers.position as answer_id,
    press.position as report_id,
    iif(answer_types.stance = 'no', 'denied, reported in use', 'refused, reported in use') as kind
  from press
  cross join position_types as report_types on report_types.id = press.code and report_types.stance = 'yes'
  cross join technology_ancestors on technology_ancestors.technology = press.technology
  cross join standing_positions as answers on answers.force = press.force and answers.technology = technology_ancestors.ancestor
  join position_types as answer_types on answer_types.id = answers.code and answer_types.stance in ('no', 'silent')
  where answers.own_word
    and answers.scope <> 'remainder'
    and not (press.by_hand and technology_ancestors.depth > 0)
  union all
  select answers.position, press.position, 'in use, reported as not used'
  from press
  cross join position_types as report_types on report_types.id = press.code and report_types.stance = 'no'
  cross join technology_ancestors on technology_ancestors.ancestor = press.technology
  cross join standing_positions as answers on answers.force = press.force and answers.technology = technology_ancestors.technology
  join position_types as answer_types on answer_types.id = answers.code and answer_types.stance = 'yes'
  where answers.own_word and not (answers.by_hand and technology_ancestors.depth > 0)
)
select
  answers.force,
  answers.force_name,
  sides.kind,
  answers.technology,
  answers.technology_name,
  answers.position,
  answers.position_name,
  answers.scope,
  answers.said_on,
  answers.said_basis,
  answers.read_on,
  answers.summary,
  answers.disclosure_title,
  answers.page,
  answers.source_url,
  reports.technology as press_technology,
  reports.technology_name as press_technology_name,
  reports.position as press_position,
  reports.position_name as press_position_name,
  reports.said_on as press_said_on,
  reports.read_on as press_read_on,
  reports.publisher_name,
  reports.authority_name as press_authority_name,
  reports.summary as press_summary,
  reports.disclosure_title as press_title,
  reports.page as press_page,
  reports.source_url as press_source_url,
  cast(julianday(reports.said_from) - julianday(answers.said_from) as integer) as days_after,
  answers.voice,
  sides.answer_id,
  sides.report_id,
  max(coalesce(answers.said_from, ''), coalesce(reports.said_from, '')) as newest_from
from sides
join stated_positions as answers on answers.id = sides.answer_id
join stated_positions as reports on reports.id = sides.report_id
