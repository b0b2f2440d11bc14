-- question: To how many authorities did each request go, how many answers were captured, and do the answers differ?
-- Answers differ if two authorities take different positions on one technology and scope; of several in one answer the leading one counts.
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
