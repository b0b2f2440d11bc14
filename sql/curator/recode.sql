-- for: The requests that can be drawn. What the first coder made of the answer is not among the columns.
select
  requests.id as request,
  authorities.name as authority,
  requests.reference,
  requests.source_url,
  requests.also_at,
  requests.summary as asked,
  (
    select group_concat(number || ': ' || summary, ' ')
    from (select number, summary from questions where questions.request = requests.id order by length(id), id)
  ) as questions,
  null as outcome
from requests
join authorities on authorities.id = requests.authority
where requests.source_url is not null and requests.answer_seen <> 'none'
order by requests.id
