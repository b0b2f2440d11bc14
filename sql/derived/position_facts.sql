-- question: When was each position stated, by whom, and what came before it?
-- A position is as old as its disclosure. Among the positions of one disclosure on one force, technology and scope, the one of lowest
-- rank leads (`is_lead`). The force's own word (or that of a force which speaks for both), what bodies report of it and what the press
-- reports are followed apart. Dated leads follow one another in time (`previous`), and the last of them is current. An undated one is
-- neither older nor newer than a dated one: it is current, too, where it says something else than the dated one that is current, and
-- the first undated one of each kind where there is none. `stood_until` is the first day of the dated lead that followed, from which it
-- is no longer what stands; blank where none did.
-- A statement about a group of forces is one row, without a force; `group_facts` says where it stands with each member.
-- `by_hand`: what it speaks of is done by people (a checklist, a score worked out on paper), so it is no use of a wider, automated kind.
-- `done_by_hand` says so in words where the position is that it is, was or will be done; pages and feeds show it as it stands here.
-- after: disclosures
create table position_facts (
  position text primary key not null references positions(id),
  disclosure text not null,
  page text not null,
  authority text not null references authorities(id),
  force text references forces(id),
  force_group text references force_groups(id),
  technology text not null references technologies(id),
  code text not null references position_types(id),
  product text references products(id),
  stance text not null,
  rank integer not null,
  scope text not null,
  voice text not null,
  own_word integer not null,
  by_hand integer not null,
  done_by_hand text,
  said_on text,
  said_basis text not null,
  said_from text,
  year integer,
  is_lead integer not null default 0,
  is_current integer not null default 0,
  previous text references positions(id),
  changed integer not null default 0,
  stood_until text
);

insert into position_facts (
  position, disclosure, page, authority, force, force_group, technology, code, product, stance, rank, scope, voice, own_word,
  by_hand, done_by_hand, said_on, said_basis, said_from, year
)
with stated as (
  select
    positions.*,
    disclosures.id as disclosure,
    disclosures.page,
    disclosures.authority,
    disclosures.said_on,
    disclosures.said_basis,
    disclosures.said_from,
    case
      when publications.kind = 'news_report' then 'press'
      when positions.force_group is not null then 'reported'
      when positions.force is null then 'of no force'
      when positions.force = disclosures.authority then 'own'
      when authorities.kind = 'force' then 'joint'
      else 'reported'
    end as voice,
    coalesce(products.automation, technologies.automation) is 'manual' as by_hand
  from positions
  cross join disclosures on disclosures.id = coalesce(positions.request, positions.publication)
  cross join authorities on authorities.id = disclosures.authority
  cross join technologies on technologies.id = positions.technology
  left join products on products.id = positions.product
  left join publications on publications.id = positions.publication
)
select
  stated.id,
  stated.disclosure,
  stated.page,
  stated.authority,
  stated.force,
  stated.force_group,
  stated.technology,
  stated.position,
  stated.product,
  position_types.stance,
  position_types.rank,
  stated.scope,
  stated.voice,
  stated.voice in ('own', 'joint'),
  stated.by_hand,
  iif(stated.by_hand and position_types.stance in ('yes', 'past', 'plan'), 'done by hand, on paper or a checklist', null),
  stated.said_on,
  stated.said_basis,
  stated.said_from,
  cast(substr(stated.said_on, 1, 4) as integer)
from stated
cross join position_types on position_types.id = stated.position
order by stated.id;

create table group_facts (
  position text not null references positions(id),
  force text not null references forces(id),
  technology text not null references technologies(id),
  scope text not null,
  voice text not null,
  is_lead integer not null default 0,
  is_current integer not null default 0,
  stood_until text,
  primary key (position, force)
) without rowid;

insert into group_facts (position, force, technology, scope, voice)
select position_facts.position, force_group_members.force, position_facts.technology, position_facts.scope, position_facts.voice
from position_facts
join force_group_members on force_group_members.force_group = position_facts.force_group;

-- What follows one another is a line, and stands here in its order: what came before and after are the neighbours by rowid.
create temp table leads as
with words as (
  select rowid as number, 0 as of_group, force, own_word, position, disclosure, technology, scope, voice, code, said_from, rank
  from position_facts
  where force is not null
  union all
  select
    position_facts.rowid,
    1,
    group_facts.force,
    0,
    group_facts.position,
    disclosure,
    group_facts.technology,
    group_facts.scope,
    group_facts.voice,
    code,
    said_from,
    rank
  from group_facts
  join position_facts on position_facts.position = group_facts.position
),
leading as (
  select
    number,
    of_group,
    force,
    technology,
    scope,
    own_word,
    voice = 'press' as press,
    position,
    code,
    said_from,
    rank,
    min(rank * 100000000 + number) as least  -- the other columns are of that row
  from words
  group by disclosure, force, technology, scope, own_word, press
)
select
  number,
  of_group,
  force || ' ' || technology || ' ' || scope || ' ' || own_word || ' ' || press as line,
  force,
  position,
  code,
  said_from
from leading
order by line, said_from, rank desc, number desc;

create temp table first_undated (number integer, force text, line text, primary key (number, force)) without rowid;

insert into first_undated
select min(number), force, line
from leads
where said_from is null
group by line, code;

create temp table latest_dated (line text primary key, code text) without rowid;

insert into latest_dated
with latest as (
  select line, code, said_from, max(rowid)  -- the other columns are of that row
  from leads
  where line in (select line from first_undated)
  group by line
)
select line, code from latest where said_from is not null;

create temp table standing as
select
  leads.number,
  leads.force,
  leads.position,
  leads.of_group,
  iif(leads.said_from is null, first_undated.number is not null and latest_dated.code is not leads.code, later.line is null) as is_current,
  iif(earlier.said_from is null, null, earlier.position) as previous,
  earlier.said_from is not null and earlier.code <> leads.code as changed,
  iif(leads.said_from is null, null, later.said_from) as stood_until
from leads
left join leads as earlier on earlier.rowid = leads.rowid - 1 and earlier.line = leads.line
left join leads as later on later.rowid = leads.rowid + 1 and later.line = leads.line
left join first_undated on leads.said_from is null and first_undated.number = leads.number and first_undated.force = leads.force
left join latest_dated on latest_dated.line = first_undated.line;

update position_facts
set
  is_lead = 1,
  is_current = standing.is_current,
  previous = standing.previous,
  changed = standing.changed,
  stood_until = standing.stood_until
from standing
where standing.number = position_facts.rowid and not standing.of_group;

update group_facts
set is_lead = 1, is_current = standing.is_current, stood_until = standing.stood_until
from standing
where standing.of_group and standing.position = group_facts.position and standing.force = group_facts.force;

drop table leads;
drop table first_undated;
drop table latest_dated;
drop table standing;

-- The checks set the positions of a disclosure beside each other.
create index position_facts_disclosure on position_facts (disclosure);
