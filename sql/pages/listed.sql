-- page: /requests and /publications

-- name: disclosures
-- for: One page of the requests or publications (:kind) that were chosen by authority, year and sort, with how many there are in all.
-- A request is sorted by its outcome, a publication by its kind.
with found as (
  select
    disclosures.*,
    authorities.name as authority_name,
    coalesce(substr(disclosures.said_on, 1, 4), 'undated') as year,
    coalesce(publications.kind, disclosures.outcome) as sort,
    coalesce(publication_kinds.name, outcomes.name) as sort_name
  from disclosures
  join authorities on authorities.id = disclosures.authority
  left join outcomes on outcomes.id = disclosures.outcome
  left join publications on publications.id = disclosures.id and disclosures.kind = 'publication'
  left join publication_kinds on publication_kinds.id = publications.kind
  where disclosures.kind = :kind
)
select *, count(*) over () as found
from found
where :authority in ('', authority) and :year in ('', year) and :sort in ('', sort)
order by said_from desc nulls last, title, id
limit cast(:size as integer) offset cast(:start as integer);

-- name: choices
-- for: By what they can be chosen, and how many there are of each; what is chosen by the other two narrows it.
with found as (
  select
    disclosures.authority,
    authorities.name as authority_name,
    coalesce(substr(disclosures.said_on, 1, 4), 'undated') as year,
    coalesce(publications.kind, disclosures.outcome) as sort,
    coalesce(publication_kinds.name, outcomes.name) as sort_name
  from disclosures
  join authorities on authorities.id = disclosures.authority
  left join outcomes on outcomes.id = disclosures.outcome
  left join publications on publications.id = disclosures.id and disclosures.kind = 'publication'
  left join publication_kinds on publication_kinds.id = publications.kind
  where disclosures.kind = :kind
)
select 'year' as by, year as value, year as name, count(*) as number
from found
where :authority in ('', authority) and :sort in ('', sort)
group by year
union all
select 'sort', sort, sort_name, count(*)
from found
where :authority in ('', authority) and :year in ('', year)
group by sort
union all
select 'authority', authority, authority_name, count(*)
from found
where :year in ('', year) and :sort in ('', sort)
group by authority;
