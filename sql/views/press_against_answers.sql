-- question: Where did a force deny or refuse to say what the press reports in use, or the reverse?
-- Of each force and technology, what stands in its own words against what the press reports of it (press_pairs), with both dates. Years
-- can lie between the two, so neither need be wrong: days_after counts from the answer to the report.
select
  answers.force,
  answers.force_name,
  press_pairs.kind,
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
  press_pairs.answer as answer_id,
  press_pairs.report as report_id,
  press_pairs.newest_from
from press_pairs
join stated_positions as answers on answers.id = press_pairs.answer
join stated_positions as reports on reports.id = press_pairs.report
