-- page: /forces/ID

-- name: force
-- for: The force.
select *
from forces
where id = :id;

-- name: positions
-- for: What stands of it, its own word, what others report and the press apart (`part`; `rest` is what its own word says of any other
-- information); `differs` where an undated statement says something else than a dated one, so that neither is the latest. At most 40
-- of a part, of each technology first the newest; `in_part` counts all.
with interest as materialized (
  select
    technology_ancestors.technology,
    min(technologies.public_interest) is null as late,
    min(technologies.public_interest) as place,
    named.name
  from technology_ancestors
  join technologies on technologies.id = technology_ancestors.ancestor
  join technologies as named on named.id = technology_ancestors.technology
  group by technology_ancestors.technology
),
ranked as materialized (
  select
    position,
    technology,
    case when not own_word then voice when scope = 'remainder' then 'rest' else 'own' end as part,
    row_number() over (
      partition by technology, own_word, voice = 'press', own_word and scope = 'remainder' order by said_from desc, rank, position
    ) as turn,
    max(said_from) over same is not null and min(ifnull(said_from, '')) over same = '' as differs
  from standing_positions
  where force = :id
  window same as (partition by technology, scope, own_word, voice = 'press')
),
placed as materialized (
  select
    ranked.*,
    interest.late,
    interest.place,
    interest.name,
    row_number() over (partition by part order by turn, interest.late, interest.place, interest.name) as place_in_part,
    count(*) over (partition by part) as in_part
  from ranked
  join interest on interest.technology = ranked.technology
),
chosen as materialized (
  select *, dense_rank() over (order by late, place, name) as place_of_technology
  from placed
  where place_in_part <= 40
),
stated as materialized (
  select * from stated_positions where id in (select position from chosen)
)
select
  stated.*,
  details.quoted,
  chosen.place_of_technology as place,
  chosen.differs,
  chosen.part,
  chosen.in_part,
  details.exemptions
from chosen
join stated on stated.id = chosen.position
join disclosure_details as details on details.id = coalesce(stated.request, stated.publication)
order by chosen.place_of_technology, stated.scope = 'remainder', stated.scope desc, stated.said_from desc;

-- name: statements
-- for: How many statements on it stand, by whose word they are; refusals about any other information are left out.
select
  coalesce(sum(own_word), 0) as own,
  coalesce(sum(voice = 'reported'), 0) as reported,
  coalesce(sum(voice = 'press'), 0) as press
from standing_positions
where force = :id and scope <> 'remainder';

-- name: seconds
-- for: What the same statement says besides, of the same technology and scope: "does not use" and "considering".
select distinct leads.position as lead, said_besides.code, positions.summary
from position_facts as leads
join said_besides on said_besides.position = leads.position
join position_types on position_types.id = said_besides.code
join positions on positions.id = said_besides.other
where leads.is_current and leads.force = :id
order by position_types.rank;

-- name: said
-- for: Every statement on it in these disclosures (a JSON list), with the one before where it changed.
select
  position_facts.disclosure,
  position_facts.code,
  position_facts.scope,
  position_facts.voice,
  position_facts.said_on,
  technologies.id as technology,
  technologies.name as technology_name,
  position_facts.changed and position_facts.own_word as changed,
  earlier.said_on as previously_said_on,
  earlier.code as previous_code
from position_facts
join technologies on technologies.id = position_facts.technology
left join position_facts as earlier on earlier.position = position_facts.previous
where position_facts.force = :id and position_facts.disclosure in (select value from json_each(:disclosures))
group by position_facts.disclosure, position_facts.technology, position_facts.code, position_facts.scope, position_facts.voice
union all
select
  position_facts.disclosure,
  position_facts.code,
  position_facts.scope,
  position_facts.voice,
  position_facts.said_on,
  technologies.id,
  technologies.name,
  0,
  null,
  null
from group_facts
join position_facts on position_facts.position = group_facts.position
join technologies on technologies.id = position_facts.technology
where group_facts.force = :id and position_facts.disclosure in (select value from json_each(:disclosures))
order by 7, 2;

-- name: unanswered
-- for: Requests to it whose answer was not captured, the newest 40; `found` counts all.
with chosen as materialized (
  select id
  from disclosures
  where authority = :id and answer_seen = 'none'
  order by said_from desc, id
  limit 40
)
select
  page,
  title,
  reference,
  said_on,
  (select count(*) from disclosures where authority = :id and answer_seen = 'none') as found
from disclosures
where id in (select id from chosen)
order by said_from is null, said_from desc, title;

-- name: record
-- for: The newest 120 of the requests and publications of the force, or that state something of it, without those whose answer was not
-- captured; `found` counts all.
with mine as materialized (
  select id, said_from from disclosures where authority = :id and answer_seen is not 'none'
  union
  select disclosure, said_from from position_facts where force = :id
  union
  select position_facts.disclosure, position_facts.said_from
  from group_facts
  join position_facts on position_facts.position = group_facts.position
  where group_facts.force = :id
),
newest as materialized (
  select mine.id
  from mine
  join disclosures on disclosures.id = mine.id
  where mine.said_from >= ifnull((select said_from from mine order by said_from desc limit 1 offset 119), '')
    or (mine.said_from is null and (select count(said_from) from mine) < 120)
  order by mine.said_from desc, disclosures.title
  limit 120
)
select
  disclosures.*,
  (select count(*) from mine) as found,
  authorities.name as authority_name,
  outcomes.name as outcome_name,
  publications.kind = 'news_report' as is_press,
  publication_kinds.name as kind_name,
  publishers.name as publisher_name
from newest
join disclosures on disclosures.id = newest.id
join authorities on authorities.id = disclosures.authority
left join outcomes on outcomes.id = disclosures.outcome
left join publications on publications.id = disclosures.id
left join publication_kinds on publication_kinds.id = publications.kind
left join publishers on publishers.id = publications.publisher
order by disclosures.said_from is null, disclosures.said_from desc, disclosures.title;

-- name: refusals
-- for: Refusals to say whether anything else is held, which stand beside an answer and head nothing.
select force || '/' || technology as beside, 'refusal' as kind, page
from position_facts
where force = :id and scope = 'remainder' and is_current
group by technology;

-- name: newer
-- for: Requests about a technology or a wider kind, from which no position was read, and which are newer than its own dated statement that
-- heads the technology (`beside`); a date cut short ends with its last day.
with spoken as (
  select facts.position, facts.technology, facts.said_on, facts.said_from
  from coverage_cells
  join position_facts as facts on facts.position = coverage_cells.position_id
  where coverage_cells.force = :id and facts.own_word and facts.said_on is not null
)
select
  spoken.position as beside,
  'newer' as kind,
  spoken.technology,
  disclosures.page,
  disclosures.said_on,
  disclosures.answer_seen
from spoken
join technology_ancestors on technology_ancestors.technology = spoken.technology
join asked_about
  on asked_about.technology = technology_ancestors.ancestor
  and asked_about.force = :id
  and asked_about.answered_from >= substr(spoken.said_from, 1, 4)
join disclosures on disclosures.id = asked_about.request and disclosures.said_from > spoken.said_on || '~'
where not exists (select 1 from position_facts where position_facts.disclosure = asked_about.request)
group by spoken.position, disclosures.id
order by disclosures.said_from desc;

-- name: figures
-- for: The numbers disclosed about it, the first 100; `found` counts all.
with chosen as materialized (
  select figures.id, technologies.name as technology_name, count(*) over () as found
  from figures
  join technologies on technologies.id = figures.technology
  where figures.force = :id
  order by technologies.name, figures.id
  limit 100
)
select figures.*, chosen.technology_name, disclosures.page, chosen.found
from chosen
join figures on figures.id = chosen.id
join disclosures on disclosures.id = coalesce(figures.request, figures.publication)
order by chosen.technology_name, figures.id;

-- name: products
-- for: Products named in statements on it, with when and by whom, the newest first; the first 60 of `found`.
select
  count(*) over () as found,
  products.id,
  products.name,
  products.supplier,
  technologies.id as technology,
  technologies.name as technology_name,
  position_facts.code,
  position_facts.voice,
  max(position_facts.said_on) as said_on
from position_facts
join products on products.id = position_facts.product
join technologies on technologies.id = products.technology
where position_facts.force = :id and position_facts.product is not null
group by position_facts.product, position_facts.code, position_facts.voice
order by technologies.name, products.name, max(position_facts.said_from) is null, max(position_facts.said_from) desc
limit 60;

-- name: pace
-- for: How long it takes to answer, and all authorities together.
select answer_times.*, median_answer_time.timed as all_timed, median_answer_time.median_working_days as all_median
from median_answer_time
left join answer_times on answer_times.authority = :id;

-- name: asks
-- for: The five questions to ask next.
select *
from questions_to_ask
where force = :id and rank <= 5
order by rank;

-- name: hexes
-- for: The places of all forces in the map.
select id, hex_q, hex_r
from forces
where hex_q is not null;
