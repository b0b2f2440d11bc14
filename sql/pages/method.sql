-- page: /method

-- name: asked_for
-- for: How many corrections were asked for.
select count(*) as n
from corrections;
