-- page: /batches

-- name: batches
-- for: All batches; those with answers to compare come first.
select *
from batch_counts
order by answers_differ desc, comparable_answers desc, answers_captured desc, authorities desc, title;
