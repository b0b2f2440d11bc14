-- question: Where did a force deny or refuse to say what the press reports in use, or the reverse?
-- Of each force and technology, what stands in its own words against what the press reports of it, with both dates. A no, or a refusal,
-- to a technology stands against a press report of its use or of the use of a narrower kind; a yes stands against a report that it, or
-- the wider technology, is not used. Years can lie between the two, so neither need be wrong: days_after counts from the answer to
-- the report. What is done by hand is no use of a wider kind. A refusal about any other information (scope remainder) is left out.
with sides as (
  select
    answers.position as answer_id,
    reports.position as report_id,
    case answers.stance
      when 'no' then 'denied, reported in use'
      else 'refused, reported in use'
    end as kind
  from technology_ancestors
  join position_facts as answers
    on answers.technology = technology_ancestors.ancestor
    and answers.stance in ('no', 'silent')
  join position_facts as reports
    on reports.technology = technology_ancestors.technology
    and reports.force = answers.force
    and reports.stance = 'yes'
  where answers.own_word
    and answers.is_current
    and answers.scope <> 'remainder'
    and reports.voice = 'press'
    and reports.is_current
    and not (reports.by_hand and technology_ancestors.depth > 0)
  union all
  select answers.position, reports.position, 'in use, reported as not used'
  from technology_ancestors
  join position_facts as answers
    on answers.technology = technology_ancestors.technology
    and answers.stance = 'yes'
  join position_facts as reports
    on reports.technology = technology_ancestors.ancestor
    and reports.force = answers.force
    and reports.stance = 'no'
  where answers.own_word
    and answers.is_current
    and reports.voice = 'press'
    and reports.is_current
    and not (answers.by_hand and technology_ancestors.depth > 0)
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
