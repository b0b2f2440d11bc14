-- page: /forces.geojson

-- name: forces
-- for: Every force with its current positions on a technology, each as JSON.
select
  forces.id,
  forces.longitude,
  forces.latitude,
  forces.name,
  forces.kind,
  forces.nation,
  :address || '/forces/' || forces.id as page,
  coverage.status,
  coverage.position,
  coverage.position_name,
  coverage.covert_position,
  coverage.said_on,
  (
    select json_group_array(
      json_object(
        'position', stated_positions.position,
        'position_name', stated_positions.position_name,
        'scope', stated_positions.scope,
        'voice', stated_positions.voice,
        'said_on', stated_positions.said_on,
        'summary', stated_positions.summary,
        'page', :address || stated_positions.page,
        'source_url', stated_positions.source_url
      )
    )
    from stated_positions
    where stated_positions.force = forces.id and stated_positions.technology = :technology and stated_positions.is_current
  ) as positions
from forces
join coverage on coverage.force = forces.id and coverage.technology = :technology
order by forces.id;
