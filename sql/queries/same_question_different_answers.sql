-- title: Same question, what answers?
-- description: The answers side by side that authorities gave to the same request. Batches were found by their wording; who else received the request is not always known.
-- hint batch: a batch's title or id; blank means the batch with the most requests
-- try batch: ai-lie-detection-2025
select
  authority_name,
  reference,
  said_on,
  outcome,
  answer_seen,
  technology_name,
  position_name,
  scope,
  summary,
  source_url,
  request
from batch_answers
where batch = iif(
  :batch = '',
  (select batch from (select batch, max(number) from (select batch, count(*) as number from requests where batch is not null group by batch))),
  (select id from batches where :batch collate nocase in (id, title))
)
order by authority_name, technology_name
