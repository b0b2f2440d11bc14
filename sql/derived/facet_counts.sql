-- question: How many rows has each large view, and the table of requests, and how often does each value stand in the columns that its page counts?
-- A blank `facet` counts the rows. `type` is that of the value in the view. The columns are those that metadata.yml names for the view; their values are counted here from
-- what the view is made of, so that a page of all its rows need not join them.
-- after: position_facts standing_positions contradicting_pairs shown_answers
create table facet_counts (
  relation text not null,
  facet text not null,
  value text not null,
  type text not null,
  number integer not null,
  primary key (relation, facet, value)
) without rowid;

create temp table said_counts as
select scope, voice, year, is_lead, code, count(*) as number
from position_facts
group by scope, voice, year, is_lead, code;

create temp table force_counts as
select 'stated_positions' as relation, force, technology, null as code, null as scope, null as voice, count(*) as number
from position_facts
group by force, technology
union all
select 'position_history', force, technology, null, null, null, count(*)
from position_facts
where is_lead
group by force, technology
union all
select 'position_changes', force, technology, null, null, voice, count(*)
from position_facts
where changed and voice <> 'press'
group by force, technology, voice
union all
select 'current_positions', force, technology, code, scope, voice, count(*)
from standing_positions
group by force, technology, code, scope, voice
union all
select 'contradictions', denials.force, null, null, null, denials.disclosure = affirmations.disclosure, count(*)
from contradicting_pairs
join position_facts as denials on denials.position = contradicting_pairs.denial
join position_facts as affirmations on affirmations.position = contradicting_pairs.affirmation
group by 2, 6;

create temp table batch_rows as
select requests.batch, requests.authority, requests.outcome, positions.position
from requests
left join positions on positions.request = requests.id
where requests.batch is not null;

create temp table exemption_rows as
select request_technologies.technology, request_exemptions.exemption, requests.authority, count(*) as number
from request_exemptions
join requests on requests.id = request_exemptions.request
join request_technologies on request_technologies.request = request_exemptions.request
group by 1, 2, 3;

create temp table request_rows as
select authority, outcome, answer_seen, source_kind, law, count(*) as number
from requests
group by 1, 2, 3, 4, 5;

insert into facet_counts
with counted(relation, facet, value, number) as (
  select relation, '', '', sum(number) from force_counts group by relation
  union all
  select relation, 'force_name', forces.name, sum(number)
  from force_counts
  join forces on forces.id = force
  group by relation, forces.name
  union all
  select relation, 'nation', forces.nation, sum(number)
  from force_counts
  join forces on forces.id = force
  where relation in ('stated_positions', 'current_positions')
  group by relation, forces.nation
  union all
  select relation, 'technology_name', technologies.name, sum(number)
  from force_counts
  join technologies on technologies.id = technology
  group by relation, technologies.name
  union all
  select relation, 'position_name', position_types.name, sum(number)
  from force_counts
  join position_types on position_types.id = code
  group by relation, position_types.name
  union all
  select relation, 'scope', scope, sum(number) from force_counts where scope is not null group by relation, scope
  union all
  select relation, iif(relation = 'contradictions', 'same_disclosure', 'voice'), voice, sum(number)
  from force_counts
  where voice is not null
  group by relation, voice
  union all
  select 'stated_positions', 'position_name', position_types.name, sum(number)
  from said_counts
  join position_types on position_types.id = code
  group by position_types.name
  union all
  select 'stated_positions', 'position', code, sum(number) from said_counts group by code
  union all
  select 'stated_positions', 'scope', scope, sum(number) from said_counts group by scope
  union all
  select 'stated_positions', 'voice', voice, sum(number) from said_counts group by voice
  union all
  select 'stated_positions', 'year', year, sum(number) from said_counts where year is not null group by year
  union all
  select 'position_history', 'scope', scope, sum(number) from said_counts where is_lead group by scope
  union all
  select 'position_history', 'voice', voice, sum(number) from said_counts where is_lead group by voice
  union all
  select 'answer_rows', '', '', count(*) from shown_answers
  union all
  select 'batch_answers', '', '', count(*) from batch_rows
  union all
  select 'batch_answers', 'batch_title', batches.title, count(*)
  from batch_rows
  join batches on batches.id = batch
  group by batches.title
  union all
  select 'batch_answers', 'authority_name', authorities.name, count(*)
  from batch_rows
  join authorities on authorities.id = authority
  group by authorities.name
  union all
  select 'batch_answers', 'outcome', outcomes.name, count(*)
  from batch_rows
  join outcomes on outcomes.id = batch_rows.outcome
  group by outcomes.name
  union all
  select 'batch_answers', 'position_name', position_types.name, count(*)
  from batch_rows
  join position_types on position_types.id = position
  group by position_types.name
  union all
  select 'technology_exemptions', '', '', ifnull(sum(number), 0) from exemption_rows
  union all
  select 'technology_exemptions', 'technology_name', technologies.name, sum(number)
  from exemption_rows
  join technologies on technologies.id = technology
  group by technologies.name
  union all
  select 'technology_exemptions', 'section', exemptions.section, sum(number)
  from exemption_rows
  join exemptions on exemptions.id = exemption
  group by exemptions.section
  union all
  select 'technology_exemptions', 'authority_name', authorities.name, sum(number)
  from exemption_rows
  join authorities on authorities.id = authority
  group by authorities.name
  union all
  select 'requests', '', '', ifnull(sum(number), 0) from request_rows
  union all
  select 'requests', 'authority', authority, sum(number) from request_rows where authority is not null group by authority
  union all
  select 'requests', 'outcome', outcome, sum(number) from request_rows where outcome is not null group by outcome
  union all
  select 'requests', 'answer_seen', answer_seen, sum(number) from request_rows where answer_seen is not null group by answer_seen
  union all
  select 'requests', 'source_kind', source_kind, sum(number) from request_rows where source_kind is not null group by source_kind
  union all
  select 'requests', 'law', law, sum(number) from request_rows where law is not null group by law
)
select relation, facet, value, typeof(value), number from counted order by relation, facet, value;

drop table said_counts;
drop table force_counts;
drop table batch_rows;
drop table exemption_rows;
drop table request_rows;
