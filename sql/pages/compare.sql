-- page: /compare

-- name: all_forces
-- for: The forces, down the grid.
select id, name, nation, kind
from forces
order by name;

-- name: chosen
-- for: The parameters as they can be used: an unknown one is blank, or the first family.
select
  coalesce((select id from technologies where id = :family and broader is null), iif(:family = 'all', 'all', 'biometrics')) as family,
  coalesce((select nation from forces where nation = :nation), '') as nation,
  coalesce((select kind from forces where kind = :kind), '') as kind,
  iif(date(:as_of, '+0 days') is :as_of, :as_of, '') as as_of;
