-- question: What is the latest that is said of each force, technology and scope, and how old is it?
-- The force's own word and what others report of it stand in rows of their own (voice). Age is counted from the first day that the
-- date can mean, so it is the most that it can be; an undated page has none.
select
  stated_positions.force,
  stated_positions.force_name,
  stated_positions.nation,
  stated_positions.technology,
  stated_positions.technology_name,
  stated_positions.position,
  stated_positions.position_name,
  stated_positions.scope,
  stated_positions.voice,
  stated_positions.said_on,
  stated_positions.said_basis,
  cast(julianday('now') - julianday(stated_positions.said_from) as integer) as age_days,
  (
    select group_concat(others.code, ', ')
    from position_facts as others
    where others.disclosure = coalesce(stated_positions.request, stated_positions.publication)
      and others.force = stated_positions.force
      and others.technology = stated_positions.technology
      and others.scope = stated_positions.scope
      and others.code <> stated_positions.position
  ) as also_said,
  stated_positions.summary,
  stated_positions.product_name,
  stated_positions.authority_name,
  stated_positions.disclosure_title,
  stated_positions.request,
  stated_positions.publication,
  stated_positions.source_url,
  stated_positions.confidence,
  forces.latitude,
  forces.longitude,
  json_object(
    'title', stated_positions.force_name,
    'description',
      stated_positions.technology_name || ': ' || stated_positions.position_name
      || iif(stated_positions.scope = 'unspecified', '', ' (' || stated_positions.scope || ')')
      || ', ' || coalesce(stated_positions.said_on, 'undated')
      || iif(stated_positions.voice = 'reported', ', as reported by ' || stated_positions.authority_name, ''),
    'link', stated_positions.page
  ) as popup,
  stated_positions.id as position_id
from stated_positions
join forces on forces.id = stated_positions.force
where stated_positions.is_current
