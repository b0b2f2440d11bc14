-- title: What was asked, with no answer captured?
-- description: Requests that are known while their answer is not: it lay beyond the captured text, in an attachment, or was still awaited. No position is recorded for them.
-- hint authority: an authority's id; blank means all
-- try authority: dyfed-powys
select
  authorities.name as authority_name,
  requests.reference,
  requests.title,
  requests.summary,
  coalesce(requests.responded_on, requests.logged_on, requests.received_on) as dated,
  requests.source_url,
  requests.id as request
from requests
join authorities on authorities.id = requests.authority
where requests.answer_seen = 'none'
  and :authority in ('', requests.authority)
order by coalesce(requests.responded_on, requests.logged_on, requests.received_on) desc
limit 500
