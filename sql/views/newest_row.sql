-- question: What is the latest full date that any row gives for something that happened?
-- It dates the dataset: citations and the report on quality count from it, not from the day of a build.
select max(happened_on) as newest_on
from (
  select made_on as happened_on from requests
  union all select received_on from requests
  union all select responded_on from requests
  union all select logged_on from requests
  union all select published_on from publications
  union all select event_on from events
)
where length(happened_on) = 10
