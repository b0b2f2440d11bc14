-- page: /requests and /publications

-- name: disclosures
-- for: One page of the requests or publications (:kind) that were chosen by authority, year and sort. A request is sorted by its outcome, a
-- publication by its kind.
with chosen as materialized (
  select disclosures.id
  from disclosures indexed by disclosures_listed
  left join publications on :kind = 'publication' and publications.id = disclosures.id
  where disclosures.kind = :kind
    and :authority in ('', disclosures.authority)
    and :year in ('', coalesce(substr(disclosures.said_on, 1, 4), 'undated'))
    and :sort in ('', coalesce(publications.kind, disclosures.outcome))
  order by disclosures.said_from desc, disclosures.title, disclosures.id
  limit cast(:size as integer) offset cast(:start as integer)
)
select
  disclosures.*,
  authorities.name as authority_name,
  coalesce(publication_kinds.name, outcomes.name) as sort_name
from chosen
join disclosures on disclosures.id = chosen.id
join authorities on authorities.id = disclosures.authority
left join outcomes on outcomes.id = disclosures.outcome
left join publications on publications.id = disclosures.id and disclosures.kind = 'publication'
left join publication_kinds on publication_kinds.id = publications.kind
order by disclosures.said_from desc nulls last, disclosures.title, disclosures.id;

-- name: choices
-- for: By what they can be chosen, and how many there are of each; what is chosen by the other two narrows it. The row `all` says how many
-- are chosen.
select 'all' as by, '' as value, '' as name, coalesce(sum(number), 0) as number
from disclosure_counts
where kind = :kind and :authority in ('', authority) and :year in ('', year) and :sort in ('', sort)
union all
select *
from (
  select 'year', year, year, sum(number)
  from disclosure_counts
  where kind = :kind and :authority in ('', authority) and :sort in ('', sort)
  group by year
)
union all
select *
from (
  select 'sort', sort, sort_name, sum(number)
  from disclosure_counts
  where kind = :kind and :authority in ('', authority) and :year in ('', year)
  group by sort
)
union all
select *
from (
  select 'authority', authority, authorities.name, sum(number)
  from disclosure_counts
  join authorities on authorities.id = authority
  where disclosure_counts.kind = :kind and :year in ('', year) and :sort in ('', sort)
  group by authority
);
