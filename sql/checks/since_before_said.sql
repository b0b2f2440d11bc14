-- check: What is said to be in use since a date was said on or after that date.
select
  'positions' as table_name,
  positions.id as key,
  'since_on' as column_name,
  '''' || positions.since_on || ''' lies after the statement''s own date ''' || position_facts.said_on || '''; check both dates' as what
from positions
join position_facts on position_facts.position = positions.id
join position_types on position_types.id = positions.position
where position_types.stance in ('yes', 'past')
  and substr(positions.since_on, 1, min(length(positions.since_on), length(position_facts.said_on)))
    > substr(position_facts.said_on, 1, min(length(positions.since_on), length(position_facts.said_on)))
