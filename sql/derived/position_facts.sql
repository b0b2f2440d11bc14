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
with disclosures as (
  select
    'request' as kind,
    id,
    authority,
    coalesce(responded_on, logged_on, received_on) as said_on,
    case
      when responded_on is not null then 'answered'
      when logged_on is not null then 'filed in the log'
      when received_on is not null then 'request received'
      else 'undated'
    end as said_basis
  from requests
  union all
  select 'publication', id, authority, published_on, iif(published_on is null, 'undated', 'published') from publications
),
stated as (
  select
    positions.*,
    disclosures.id as disclosure,
    disclosures.authority,
    disclosures.said_on,
    disclosures.said_basis,
    case
      when positions.force is null then 'of no force'
      when positions.force = disclosures.authority then 'own'
      when authorities.kind = 'force' then 'joint'
      else 'reported'
    end as voice
  from positions
  join disclosures
    on disclosures.id = coalesce(positions.request, positions.publication)
    and disclosures.kind = iif(positions.request is null, 'publication', 'request')
  join authorities on authorities.id = disclosures.authority
)
select
  stated.id,
  stated.disclosure,
  iif(stated.request is null, '/publications/', '/requests/') || stated.disclosure,
  stated.authority,
  stated.force,
  stated.technology,
  stated.position,
  position_types.stance,
  position_types.rank,
  stated.scope,
  stated.voice,
  stated.voice in ('own', 'joint'),
  stated.said_on,
  stated.said_basis,
  stated.said_on || substr('0000-01-01', length(stated.said_on) + 1),
  cast(substr(stated.said_on, 1, 4) as integer)
from stated
join position_types on position_types.id = stated.position
order by stated.id;

create temp table leads as
with led as (
  select min(rank * 100000000 + rowid) % 100000000 as number
  from position_facts
  where force is not null
  group by disclosure, force, technology, scope, own_word
)
select
  led.number,
  position_facts.code,
  position_facts.said_from,
  lag(led.number) over history as previous_number,
  lag(position_facts.code) over history as previous_code,
  lag(position_facts.said_from) over history as previous_from,
  lead(led.number) over history is null as is_current
from led
join position_facts on position_facts.rowid = led.number
window history as (
  partition by position_facts.force, position_facts.technology, position_facts.scope, position_facts.own_word
  order by position_facts.said_from nulls first, position_facts.rank desc, led.number desc
);

update position_facts
set
  is_lead = 1,
  is_current = leads.is_current,
  previous = iif(leads.previous_from is null, null, (select earlier.position from position_facts as earlier where earlier.rowid = leads.previous_number)),
  changed = leads.previous_from is not null and leads.previous_code <> leads.code
from leads
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
create index position_facts_said on position_facts (said_from, position);
create index position_facts_code on position_facts (code, own_word, force);
create index position_facts_disclosure on position_facts (disclosure);
create index position_facts_denials on position_facts (said_from, force, technology) where stance = 'no' and force is not null;
create index position_facts_silences on position_facts (said_from, force, technology) where code = 'ncnd' and force is not null;
create index position_facts_answers on position_facts (force, technology, scope, said_from) where stance in ('yes', 'no');
create index position_facts_authority on position_facts (authority);
create index position_facts_previous on position_facts (previous);
