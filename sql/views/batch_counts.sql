-- question: To how many authorities did each request go, how many answers were captured, and do the answers differ?
-- Answers differ if two authorities take different positions on one technology and scope; of several in one answer the leading one counts.
-- column title: What was asked
-- column authorities: Authorities to which the request is known to have gone
-- column requests: Requests of the batch that are known
-- column answers_captured: Requests of which at least part of the answer was captured
-- column different_positions: Different positions that the answers state
-- column comparable_answers: The most authorities that took a position on one technology and scope
-- column answers_differ: 1 where two authorities take different positions on one technology and scope, 0 where not
-- column first_on: Date of the first of the requests or answers; may stop at the month or the year
-- column last_on: Date of the last of them; may stop at the month or the year
select
  batches.id as batch,
  batches.title,
  count(distinct requests.authority) as authorities,
  count(distinct requests.id) as requests,
  count(distinct requests.id) filter (where requests.answer_seen <> 'none') as answers_captured,
  (
    select count(distinct position_facts.code)
    from requests as asked
    join position_facts on position_facts.disclosure = asked.id
    where asked.batch = batches.id
  ) as different_positions,
  coalesce(
    (
      select max(authorities)
      from (
        select count(distinct position_facts.authority) as authorities
        from requests as asked
        join position_facts on position_facts.disclosure = asked.id
        where asked.batch = batches.id and position_facts.is_lead
        group by position_facts.technology, position_facts.scope
      )
    ),
    0
  ) as comparable_answers,
  exists (
    select 1
    from requests as asked
    join position_facts on position_facts.disclosure = asked.id
    where asked.batch = batches.id and position_facts.is_lead
    group by position_facts.technology, position_facts.scope
    having min(position_facts.code) <> max(position_facts.code)
  ) as answers_differ,
  min(disclosures.said_on) as first_on,
  max(disclosures.said_on) as last_on
from batches
left join requests on requests.batch = batches.id
left join disclosures on disclosures.id = requests.id
group by batches.id
