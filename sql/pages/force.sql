-- page: /forces/ID

-- name: force
-- for: The force.
select *
from forces
where id = :id;

-- name: positions
-- for: What stands of it, its own word, what others report and the press apart; `differs` where an undated statement says something
-- else than a dated one, so that neither is the latest.
with interest as (
  select technology_ancestors.technology, min(technologies.public_interest) as place
  from technology_ancestors
  join technologies on technologies.id = technology_ancestors.ancestor
  group by technology_ancestors.technology
)
select
  stated_positions.*,
  publications.quoted,
  dense_rank() over (order by interest.place is null, interest.place, stated_positions.technology_name) as place,
  max(stated_positions.said_from) over same is not null and min(ifnull(stated_positions.said_from, '')) over same = '' as differs,
  (
    select group_concat(exemptions.section, ', ')
    from request_exemptions
    join exemptions on exemptions.id = request_exemptions.exemption
    where request_exemptions.request = stated_positions.request
  ) as exemptions
from standing_positions
join stated_positions on stated_positions.id = standing_positions.position
join interest on interest.technology = stated_positions.technology
left join publications on publications.id = stated_positions.publication
where standing_positions.force = :id
window same as (
  partition by
    stated_positions.technology, stated_positions.scope, stated_positions.voice in ('own', 'joint'), stated_positions.voice = 'press'
)
order by
  interest.place is null,
  interest.place,
  stated_positions.technology_name,
  stated_positions.scope = 'remainder',
  stated_positions.scope desc,
  stated_positions.said_from desc;

-- name: seconds
-- for: What the same statement says besides, of the same technology and scope: "does not use" and "considering".
select distinct leads.position as lead, others.code, positions.summary
from position_facts as leads
join position_facts as others
  on others.disclosure = leads.disclosure
  and others.force is leads.force
  and others.force_group is leads.force_group
  and others.technology = leads.technology
  and others.scope = leads.scope
  and others.code <> leads.code
join positions on positions.id = others.position
where leads.is_current and leads.force = :id
order by others.rank;

-- name: said
-- for: Every statement on it, with the one before where it changed, under the disclosure in which it stands.
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
where position_facts.force = :id
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
where group_facts.force = :id
order by 7, 2;

-- name: record
-- for: Every request and publication of the force, or that states something of it, the newest first.
with mine as (
  select id from disclosures where authority = :id
  union
  select disclosure from position_facts where force = :id
  union
  select position_facts.disclosure
  from group_facts
  join position_facts on position_facts.position = group_facts.position
  where group_facts.force = :id
)
select
  disclosures.*,
  authorities.name as authority_name,
  outcomes.name as outcome_name,
  publications.kind = 'news_report' as is_press,
  publication_kinds.name as kind_name,
  publishers.name as publisher_name
from mine
join disclosures on disclosures.id = mine.id
join authorities on authorities.id = disclosures.authority
left join outcomes on outcomes.id = disclosures.outcome
left join publications on publications.id = disclosures.id
left join publication_kinds on publication_kinds.id = publications.kind
left join publishers on publishers.id = publications.publisher
order by disclosures.said_from is null, disclosures.said_from desc, disclosures.title;

-- name: newer
-- for: Requests about a technology or a wider kind, newer than its own latest dated statement on it, from which no position was read.
with spoken as (
  select technology, max(said_from) as said_from
  from position_facts
  where force = :id and own_word
  group by technology
)
select spoken.technology, disclosures.page, disclosures.said_on, disclosures.answer_seen
from spoken
join technology_ancestors on technology_ancestors.technology = spoken.technology
join asked_about on asked_about.technology = technology_ancestors.ancestor and asked_about.force = :id
join disclosures on disclosures.id = asked_about.request and disclosures.said_from > spoken.said_from
where not exists (select 1 from position_facts where position_facts.disclosure = asked_about.request)
group by spoken.technology, disclosures.id
order by disclosures.said_from desc;

-- name: figures
-- for: The numbers disclosed about it.
select figures.*, technologies.name as technology_name, disclosures.page
from figures
join technologies on technologies.id = figures.technology
join disclosures on disclosures.id = coalesce(figures.request, figures.publication)
where figures.force = :id
order by technologies.name, figures.id;

-- name: products
-- for: Products named in statements on it, with when and by whom, the newest first.
select
  products.id,
  products.name,
  products.supplier,
  technologies.id as technology,
  technologies.name as technology_name,
  position_facts.code,
  position_facts.voice,
  max(position_facts.said_on) as said_on
from position_facts
join positions on positions.id = position_facts.position
join products on products.id = positions.product
join technologies on technologies.id = products.technology
where position_facts.force = :id
group by products.id, position_facts.code, position_facts.voice
order by technologies.name, products.name, max(position_facts.said_from) is null, max(position_facts.said_from) desc;

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
