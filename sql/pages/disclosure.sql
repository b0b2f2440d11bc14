-- page: /requests/ID and /publications/ID, both

-- name: positions
-- for: The positions stated, each with the latest word on it and the one before, in the order of their numbers.
with numbered as (
  select *, cast(substr(position, length(disclosure) + 3) as integer) as number
  from position_facts
  where disclosure = :id
)
select
  stated_positions.*,
  latest.code as latest,
  latest.said_on as latest_on,
  latest.page as latest_page,
  earlier.code as earlier,
  earlier.said_on as earlier_on,
  earlier.page as earlier_page,
  min(number) over (partition by stated_positions.voice, stated_positions.summary) as place,
  min(number) over (
    partition by stated_positions.voice, stated_positions.summary, numbered.technology, numbered.code, numbered.scope
  ) as line
from numbered
join stated_positions on stated_positions.id = numbered.position
left join position_facts as latest
  on latest.technology = numbered.technology
  and latest.force = numbered.force
  and latest.scope = numbered.scope
  and latest.own_word = numbered.own_word
  and (latest.voice = 'press') = (numbered.voice = 'press')
  and latest.is_current
  and latest.disclosure <> numbered.disclosure
  and latest.said_from > numbered.said_from
left join position_facts as earlier on earlier.position = numbered.previous and numbered.changed
order by number;

-- name: contradicted
-- for: Whether a yes and a no stand against each other here.
select 1
from position_facts
where disclosure = :id
  and (
    position in (select denial from contradicting_pairs)
    or exists (select 1 from contradicting_pairs where affirmation = position_facts.position)
  )
limit 1;

-- name: figures
-- for: The numbers disclosed.
select figures.*, technologies.name as technology_name, forces.name as force_name
from figures
join technologies on technologies.id = figures.technology
left join forces on forces.id = figures.force
where figures.request = :id or figures.publication = :id
order by length(figures.id), figures.id;

-- name: corrections
-- for: Corrections that somebody asked for.
select *
from corrections
where request = :id or publication = :id
order by received_on, length(id), id;

-- name: capture
-- for: What a reader should know of the source's address: that its page is gone, or has moved, when it was last asked for.
select source_status, fetched_on, moved_to
from captures
where address = :address and source_status in ('gone', 'moved');
