-- page: /data

-- name: span
-- for: From when to when statements are dated.
select min(said_from) as first, max(said_from) as last, count(*) as positions
from position_facts;
