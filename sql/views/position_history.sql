-- question: What has each force said of each technology over time, and what did it say before?
select
  stated_positions.force,
  stated_positions.force_name,
  stated_positions.technology,
  stated_positions.technology_name,
  stated_positions.scope,
  stated_positions.voice,
  stated_positions.said_on,
  stated_positions.position,
  stated_positions.position_name,
  earlier.said_on as previously_said_on,
  earlier.code as previous_position,
  earlier_types.name as previous_position_name,
  position_facts.changed,
  stated_positions.is_current,
  stated_positions.summary,
  stated_positions.disclosure_title,
  stated_positions.request,
  stated_positions.publication,
  stated_positions.source_url,
  stated_positions.id as position_id,
  position_facts.previous as previous_position_id,
  stated_positions.said_from
from position_facts
join stated_positions on stated_positions.id = position_facts.position
left join position_facts as earlier on earlier.position = position_facts.previous
left join position_types as earlier_types on earlier_types.id = earlier.code
where position_facts.is_lead
