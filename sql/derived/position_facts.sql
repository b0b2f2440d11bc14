-- question: When was each position stated, by whom, and what came before it?
-- A date is the first known of the answer's date, the log's month, the date of receipt (code-book, rule 7). `said_from` is the
-- first day that the date can mean: 2024-05 counts from 1 May 2024. Among the positions of one disclosure on one force, technology
-- and scope, the one of lowest rank leads (`is_lead`); leads follow one another in time (`previous`), and the last is current.
-- The force's own word (or that of a force which speaks for both) and what others report are followed apart.
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
    coalesce(positions.request, positions.publication) as disclosure,
    coalesce(requests.authority, publications.authority) as authority,
    coalesce(requests.responded_on, requests.logged_on, requests.received_on, publications.published_on) as said_on,
    case
      when requests.responded_on is not null then 'answered'
      when requests.logged_on is not null then 'filed in the log'
      when requests.received_on is not null then 'request received'
      when publications.published_on is not null then 'published'
      else 'undated'
    end as said_basis
  from positions
  left join requests on requests.id = positions.request
  left join publications on publications.id = positions.publication and positions.request is null
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
  iif(voiced.request is null, '/publications/', '/requests/') || voiced.disclosure,
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
  voiced.said_on || substr('0000-01-01', length(voiced.said_on) + 1),
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

create index position_facts_current on position_facts (technology, force, scope, own_word) where is_current;
create index position_facts_stale on position_facts (said_from, position) where is_current and own_word;
create index position_facts_changed on position_facts (said_from, technology) where changed;
create index position_facts_technology on position_facts (technology, said_from);
create index position_facts_force on position_facts (force, technology, said_from);
create index position_facts_force_said on position_facts (force, said_from);
create index position_facts_year on position_facts (technology, year, rank, code, force);
create index position_facts_leads on position_facts (force, technology, own_word, said_from, rank, position, scope) where is_lead;
create index position_facts_said on position_facts (said_from, position, technology);
create index position_facts_code on position_facts (code, own_word, force);
create index position_facts_disclosure on position_facts (disclosure);
create index position_facts_denials on position_facts (said_from, force, technology) where stance = 'no' and force is not null;
create index position_facts_silences on position_facts (said_from, force, technology) where code = 'ncnd' and force is not null;
create index position_facts_answers on position_facts (force, technology, scope, said_from) where stance in ('yes', 'no');
create index position_facts_authority on position_facts (authority);
create index position_facts_previous on position_facts (previous);
