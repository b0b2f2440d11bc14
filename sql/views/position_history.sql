-- question: What has each force said of each technology over time, and what did it say before?
select
  -- each name is looked up by itself, as in stated_positions
  position_facts.force,
  (select name from forces where forces.id = position_facts.force) as force_name,
  position_facts.technology,
  (select name from technologies where technologies.id = position_facts.technology) as technology_name,
  position_facts.scope,
  position_facts.voice,
  position_facts.said_on,
  position_facts.code as position,
  (select name from position_types where position_types.id = position_facts.code) as position_name,
  (select said_on from position_facts as earlier where earlier.position = position_facts.previous) as previously_said_on,
  (select code from position_facts as earlier where earlier.position = position_facts.previous) as previous_position,
  (
    select name
    from position_facts as earlier
    join position_types on position_types.id = earlier.code
    where earlier.position = position_facts.previous
  ) as previous_position_name,
  position_facts.changed,
  position_facts.is_current,
  (select summary from positions where positions.id = position_facts.position) as summary,
  (select title from disclosures where disclosures.id = position_facts.disclosure) as disclosure_title,
  (select request from positions where positions.id = position_facts.position) as request,
  (select publication from positions where positions.id = position_facts.position) as publication,
  (select source_url from disclosures where disclosures.id = position_facts.disclosure) as source_url,
  position_facts.position as position_id,
  position_facts.previous as previous_position_id,
  position_facts.said_from
from position_facts
where position_facts.is_lead
