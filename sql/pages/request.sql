-- page: /requests/ID

-- name: request
-- for: The request, its outcome and its time limit.
select
  requests.*,
  authorities.name as authority_name,
  authorities.kind as authority_kind,
  outcomes.name as outcome_name,
  outcomes.definition as outcome_definition,
  deadlines.due_on,
  deadlines.working_days_allowed,
  deadlines.working_days_taken,
  deadlines.on_time,
  batches.title as batch_title,
  disclosures.said_on
from requests
join disclosures on disclosures.id = requests.id
join authorities on authorities.id = requests.authority
join outcomes on outcomes.id = requests.outcome
left join deadlines on deadlines.request = requests.id
left join batches on batches.id = requests.batch
where requests.id = :id;

-- name: technologies
-- for: What it asks about.
select technologies.id, technologies.name
from request_technologies
join technologies on technologies.id = request_technologies.technology
where request_technologies.request = :id
order by technologies.name;

-- name: questions
-- for: The single questions.
select
  questions.number,
  questions.summary,
  technologies.id as technology,
  technologies.name as technology_name,
  outcomes.name as outcome_name
from questions
join outcomes on outcomes.id = questions.outcome
left join technologies on technologies.id = questions.technology
where questions.request = :id
order by cast(questions.number as integer), questions.number;

-- name: unlike
-- for: What the answer says although its outcome, read in bare words, would rule it out: of each technology and scope the positions, with
-- commas between. Where nothing is held and something is said all the same, a denial is said, too.
with told as (
  select
    position_facts.code,
    position_facts.technology,
    position_facts.scope,
    position_facts.rank,
    case requests.outcome
      when 'disclosed' then position_facts.code in ('ncnd', 'withheld')
      when 'ncnd' then position_facts.code <> 'ncnd'
      when 'not_held' then position_facts.stance in ('yes', 'past', 'plan') or position_facts.code in ('ncnd', 'withheld')
      when 'refused' then position_facts.stance <> 'silent'
      when 'cost_limit' then position_facts.stance <> 'silent'
      else false
    end as belies,
    requests.outcome = 'not_held' and position_facts.stance = 'no' as denies,
    exists (
      select 1
      from questions
      where questions.request = requests.id and questions.outcome in ('disclosed', 'partly_disclosed')
    ) as answers
  from position_facts
  join requests on requests.id = position_facts.disclosure
  where position_facts.disclosure = :id
)
select
  group_concat(distinct position_types.name) as positions,
  told.technology,
  technologies.name as technology_name,
  told.scope
from (select *, max(belies) over () as any_belies from told order by rank) as told
join position_types on position_types.id = told.code
join technologies on technologies.id = told.technology
where told.belies or (told.denies and (told.answers or told.any_belies))
group by told.technology, told.scope
order by technologies.name, told.scope;

-- name: answered_questions
-- for: How many of its questions were answered, in whole or in part, although the outcome is a refusal or that nothing is held.
select count(*) as questions
from questions
join requests on requests.id = questions.request
where questions.request = :id
  and questions.outcome in ('disclosed', 'partly_disclosed')
  and requests.outcome in ('not_held', 'refused', 'ncnd', 'cost_limit');

-- name: exemptions
-- for: Exemptions that the answer relies on.
select exemptions.*
from request_exemptions
join exemptions on exemptions.id = request_exemptions.exemption
where request_exemptions.request = :id
order by exemptions.id;

-- name: steps
-- for: What happened when.
select *
from request_steps
where request = :id
order by placed_on, number;

-- name: cited
-- for: Earlier requests that it points to.
select citations.*, requests.title as cited_title
from citations
left join requests on requests.id = citations.cited_request
where citations.request = :id
order by length(citations.id), citations.id;

-- name: citing
-- for: Later requests that point to it.
select requests.id, requests.title, authorities.name as authority_name
from citations
join requests on requests.id = citations.request
join authorities on authorities.id = requests.authority
where citations.cited_request = :id
order by requests.id;
