-- question: Which rows has the table of answers, and by what are they chosen and sorted?
-- A row for each statement that stands with a force, press reports among them; a pair without one of the force or of a body has a row
-- with its status, and with what is known besides: a press report, a statement on a wider or narrower kind (`position_id` is
-- that one and `position` blank), or the latest request (`disclosure`). Refusals about any other information (scope remainder) are left out.
-- `heads` is the position where the statement is the one that heads the pair, blank for those beside it. The view answer_rows looks up the rest: pages choose here, and look up what they show.
-- after: asked_about coverage_cells disclosures position_facts standing_positions technology_ancestors
create table shown_answers (
  answer integer primary key not null,
  force text not null references forces(id),
  force_name text not null,
  nation text,
  kind text not null,
  technology text not null references technologies(id),
  technology_name text not null,
  status text not null,
  heads text,
  position text,
  position_id text references positions(id),
  disclosure text,
  authority text references authorities(id),
  scope text,
  voice text,
  rank integer not null,
  standing text,
  said_on text,
  said_from text,
  stands_beside integer not null
);

insert into shown_answers (
  force, force_name, nation, kind, technology, technology_name, status, heads, position, position_id, disclosure, authority, scope,
  voice, rank, standing, said_on, said_from, stands_beside
)
select
  standing_positions.force,
  forces.name,
  forces.nation,
  forces.kind,
  standing_positions.technology,
  technologies.name,
  coverage_cells.status,
  iif(standing_positions.position = coverage_cells.position_id, coverage_cells.position, null),
  standing_positions.code,
  standing_positions.position,
  facts.disclosure,
  facts.authority,
  standing_positions.scope,
  standing_positions.voice,
  standing_positions.rank,
  standing_positions.standing,
  standing_positions.said_on,
  standing_positions.said_from,
  coverage_cells.undated_position_id is standing_positions.position
from standing_positions
join coverage_cells using (force, technology)
join forces on forces.id = standing_positions.force
join technologies on technologies.id = standing_positions.technology
join position_facts as facts on facts.position = standing_positions.position
where standing_positions.scope <> 'remainder'
union all
select
  coverage_cells.force,
  forces.name,
  forces.nation,
  forces.kind,
  coverage_cells.technology,
  technologies.name,
  coverage_cells.status,
  null,
  null,
  known.position,
  coalesce(known.disclosure, asked.id),
  coalesce(known.authority, asked.authority),
  null,
  null,
  99,
  null,
  coalesce(known.said_on, asked.said_on),
  coalesce(known.said_from, asked.said_from),
  0
from coverage_cells
join forces on forces.id = coverage_cells.force
join technologies on technologies.id = coverage_cells.technology
left join position_facts as known
  on known.position = case
    when coverage_cells.status like 'asked%' then null
    when coverage_cells.status = 'press reports only' then coverage_cells.press_position_id
    else coverage_cells.related_position_id
  end
left join disclosures as asked
  on coverage_cells.status like 'asked%'
  and asked.id = coalesce(
    (
      select request
      from asked_about
      where asked_about.force = coverage_cells.force and asked_about.technology = coverage_cells.technology
      order by asked_from desc
      limit 1
    ),
    (
      select request
      from technology_ancestors
      cross join asked_about on asked_about.technology = technology_ancestors.ancestor and asked_about.force = coverage_cells.force
      where technology_ancestors.technology = coverage_cells.technology
      order by asked_from desc
      limit 1
    ),
    (
      select request
      from technology_ancestors
      cross join asked_about on asked_about.technology = technology_ancestors.technology and asked_about.force = coverage_cells.force
      where technology_ancestors.ancestor = coverage_cells.technology
      order by asked_from desc
      limit 1
    )
  )
where coverage_cells.position is null
order by 1, 5, 10;
