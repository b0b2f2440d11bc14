-- for: What is in the data already: each address and reference of a request or publication, and the addresses to which pages moved.
select authority, reference, source_url || ' ' || coalesce(also_at, '') as addresses from requests where source_url is not null
union all
select authority, reference, source_url || ' ' || coalesce(also_at, '') from publications where source_url is not null
union all
select null, null, moved_to from captures where moved_to is not null
