-- question: What stands now of each force, technology and scope, and how old is it?
-- The force's own word, what bodies report of it and what the press reports stand in rows of their own (voice). An undated statement is
-- neither older nor newer than a dated one, so where they differ both stand (standing). Age is counted from the first day that the date
-- can mean, so it is the most that it can be; an undated page has none, and was there by the day on which it was read (read_on). A
-- statement about a group of forces stands with each of them.
-- column age_days: Days from the first day that the date can mean to today; blank where undated
-- column popup: What the map says of it, as JSON: force, technology, position and date, with its page
select
  standing_positions.force,
  forces.name as force_name,
  forces.nation,
  standing_positions.technology,
  stated_positions.technology_name,
  standing_positions.code as position,
  stated_positions.position_name,
  standing_positions.scope,
  standing_positions.voice,
  standing_positions.said_on,
  stated_positions.said_basis,
  stated_positions.read_on,
  standing_positions.standing,
  cast(julianday('now') - julianday(stated_positions.said_from) as integer) as age_days,
  (
    select group_concat(said_besides.code, ', ')
    from said_besides
    where said_besides.position = standing_positions.position
  ) as also_said,
  stated_positions.summary,
  stated_positions.product_name,
  stated_positions.authority_name,
  stated_positions.publisher_name,
  stated_positions.force_group_name,
  stated_positions.by_hand,
  stated_positions.disclosure_title,
  stated_positions.request,
  stated_positions.publication,
  stated_positions.source_url,
  stated_positions.confidence,
  forces.latitude,
  forces.longitude,
  json_object(
    'title', forces.name,
    'description',
      stated_positions.technology_name || ': ' || stated_positions.position_name
      || iif(stated_positions.scope = 'unspecified', '', ' (' || stated_positions.scope || ')')
      || ', ' || coalesce(stated_positions.said_on, 'undated')
      || case stated_positions.voice
        when 'reported' then ', as reported by ' || stated_positions.authority_name
        when 'press' then ', a press report'
        else ''
      end,
    'link', stated_positions.page
  ) as popup,
  stated_positions.id as position_id
from standing_positions
join stated_positions on stated_positions.id = standing_positions.position
join forces on forces.id = standing_positions.force
