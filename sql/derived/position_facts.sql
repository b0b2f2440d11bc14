-- question: When was each position stated, by whom, and what came before it?
-- A position is as old as its disclosure. Among the positions of one disclosure on one force, technology
-- and scope, the one of lowest rank leads (`is_lead`); leads follow one another in time (`previous`), and the last is current.
-- The force's own word (or that of a force which speaks for both) and what others report are followed apart.
-- after: disclosures
create table position_facts (
  position text primary key not null references positions(id),
  disclosure text not null,
  page text not null,
  authority text not null references authorities(id),
  force text references forces(id),
  technology text not null references technologies(id),
  code text not null references position_types(id),
  stance text not null,
  rank integer not null,
  scope text not null,
  voice text not null,
  own_word integer not null,
  said_on text,
  said_basis text not null,
  said_from text,
  year integer,
  is_lead integer not null default 0,
  is_current integer not null default 0,
  previous text references positions(id),
  changed integer not null default 0
);

insert into position_facts (
  position, disclosure, page, authority, force, technology, code, stance, rank, scope, voice, own_word, said_on, said_basis, said_from, year
)
with stated as (
  select
    positions.*,
    disclosures.id as disclosure,
    disclosures.page,
    disclosures.authority,
    disclosures.said_on,
    disclosures.said_basis,
    disclosures.said_from
  from positions
  join disclosures on disclosures.id = coalesce(positions.request, positions.publication)
),
voiced as (
  select
    stated.*,
    case
      when stated.force is null then 'of no force'
      when stated.force = stated.authority then 'own'
      when authorities.kind = 'force' then 'joint'
      else 'reported'
    end as voice
  from stated
  join authorities on authorities.id = stated.authority
)
select
  voiced.id,
  voiced.disclosure,
  voiced.page,
  voiced.authority,
  voiced.force,
  voiced.technology,
  voiced.position,
  position_types.stance,
  position_types.rank,
  voiced.scope,
  voiced.voice,
  voiced.voice in ('own', 'joint'),
  voiced.said_on,
  voiced.said_basis,
  voiced.said_from,
  cast(substr(voiced.said_on, 1, 4) as integer)
from voiced
join position_types on position_types.id = voiced.position
order by voiced.id;

create temp table leads as
with led as (
  select min(rank * 100000000 + rowid) % 100000000 as number
  from position_facts
  where force is not null
  group by disclosure, force, technology, scope, own_word
)
select
  position_facts.rowid as number,
  position_facts.position,
  position_facts.code,
  position_facts.said_from,
  force || ' ' || technology || ' ' || scope || ' ' || own_word as history
from led
join position_facts on position_facts.rowid = led.number
order by force, technology, scope, own_word, said_from, rank desc, number desc;

update position_facts
set
  is_lead = 1,
  is_current = later.number is null,
  previous = iif(earlier.said_from is null, null, earlier.position),
  changed = earlier.said_from is not null and earlier.code <> leads.code
from leads
left join leads as earlier on earlier.rowid = leads.rowid - 1 and earlier.history = leads.history
left join leads as later on later.rowid = leads.rowid + 1 and later.history = leads.history
where leads.number = position_facts.rowid;

drop table leads;
