-- page: the saved queries

-- name: choices
-- for: What a parameter of a saved query can be, by the parameter's name; of a list in groups each group has its heading.
select 'force' as parameter, id as value, name, '' as heading, 1 as place
from forces
union all
select 'authority', id, name, iif(kind = 'force', 'Forces', 'Other authorities'), iif(kind = 'force', 1, 2)
from authorities
union all
select 'technology', technology, technology_name, family_name, 1
from technology_coverage
where broader is not null
union all
select 'technology', technology, technology_name || ' (with all its kinds)', 'Families', 2
from technology_coverage
where broader is null
union all
select 'family', 'all', 'all technologies', '', 0
union all
select 'family', technology, technology_name, iif(broader is null, 'Families', family_name), iif(broader is null, 1, 2)
from technology_coverage
union all
select 'batch', id, title, '', 1
from batches
union all
select distinct 'nation', nation, nation, '', 1
from forces
union all
select distinct 'kind', kind, kind, '', 1
from forces
order by parameter, place, heading, name;

-- name: known
-- for: What a parameter of a saved query may be, in small letters or great: every way of saying it, and its own name.
select 'force' as parameter, said, label as own_name
from known_names
where kind = 'force' and way in ('name', 'short name')
union all
select 'authority', said, label
from known_names
where kind in ('force', 'authority') and way in ('name', 'short name')
union all
select 'technology', said, label
from known_names
where kind = 'technology' and way in ('name', 'short name')
union all
select 'family', said, label
from known_names
where kind = 'technology' and way in ('name', 'short name')
union all
select 'family', 'all', 'all'
union all
select 'batch', id, title
from batches
union all
select 'batch', title, title
from batches
union all
select 'nation', nation, nation
from forces
union all
select 'kind', kind, kind
from forces;
