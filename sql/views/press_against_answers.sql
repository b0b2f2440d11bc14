-- question: Where did a force deny or refuse to say what the press reports in use, or the reverse?
-- Of each force and technology, what stands in its own words against what the press reports of it (press_pairs), with both dates; not
-- where another word of the force that stands says what the press does. Years can lie between the two, so neither need be wrong:
-- days_after counts from the answer to the report, where both dates are full.
-- column force: The force whose own word stands against a press report
-- column kind: The force's own word, and what the press reports: denied, reported in use; refused, reported in use; in use, reported as not used
-- column technology: The technology on which the force speaks
-- column page: Page on the site of the force's own word
-- column press_technology: The technology of which the press reports: the same, or a kind of it
-- column press_technology_name: Name of that technology
-- column press_position: Code of what the press reports
-- column press_position_name: Name of what the press reports
-- column press_said_on: Date of the press report; may stop at the month or the year
-- column press_read_on: Day on which a coder read the press report or a stored copy of it
-- column press_authority_name: Name of the body that the press report quotes or reports
-- column press_summary: What the press report says, in our words
-- column press_title: What the press report is about, in our words
-- column press_page: Page on the site of the press report
-- column press_source_url: Where the press report is published; blank where no address is known
-- column days_after: Days from the force's own word to the report, where both dates are full; below 0 where the report came first
-- column answer_id: The position in the force's own words
-- column report_id: The position in the press report
-- column newest_from: First day that the date of the newer of the two can mean
select
  answers.force,
  forces.name as force_name,
  press_pairs.kind,
  answers.technology,
  technologies.name as technology_name,
  answers.code as position,
  position_types.name as position_name,
  answers.scope,
  answers.said_on,
  answers.said_basis,
  details.read_on,
  answered.summary,
  disclosures.title as disclosure_title,
  answers.page,
  disclosures.source_url,
  reports.technology as press_technology,
  press_technologies.name as press_technology_name,
  reports.code as press_position,
  press_position_types.name as press_position_name,
  reports.said_on as press_said_on,
  press_publications.read_on as press_read_on,
  publishers.name as publisher_name,
  press_authorities.name as press_authority_name,
  reported.summary as press_summary,
  press_publications.title as press_title,
  reports.page as press_page,
  press_publications.source_url as press_source_url,
  iif(
    length(answers.said_on) = 10 and length(reports.said_on) = 10,
    cast(julianday(reports.said_from) - julianday(answers.said_from) as integer),
    null
  ) as days_after,
  answers.voice,
  press_pairs.answer as answer_id,
  press_pairs.report as report_id,
  press_pairs.newest_from
from press_pairs
-- `cross join` keeps SQLite to this order: it begins with the pairs, which are few, and looks up what they name.
cross join position_facts as answers on answers.position = press_pairs.answer
cross join position_facts as reports on reports.position = press_pairs.report
cross join positions as answered on answered.id = press_pairs.answer
cross join positions as reported on reported.id = press_pairs.report
cross join publications as press_publications on press_publications.id = reported.publication
cross join authorities as press_authorities on press_authorities.id = reports.authority
cross join position_types on position_types.id = answers.code
cross join position_types as press_position_types on press_position_types.id = reports.code
cross join technologies on technologies.id = answers.technology
cross join technologies as press_technologies on press_technologies.id = reports.technology
cross join forces on forces.id = answers.force
cross join disclosures on disclosures.id = answers.disclosure
cross join disclosure_details as details on details.id = answers.disclosure
left join publishers on publishers.id = press_publications.publisher
