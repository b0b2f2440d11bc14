-- question: How many requests and publications of each authority, year and sort are there?
-- A request is sorted by its outcome, a publication by its kind. The year is `undated` where there is no date.
-- after: disclosures
create table disclosure_counts (
  kind text not null,
  authority text not null references authorities(id),
  year text not null,
  sort text not null,
  sort_name text not null,
  number integer not null,
  primary key (kind, authority, year, sort)
) without rowid;

insert into disclosure_counts
select
  disclosures.kind,
  disclosures.authority,
  coalesce(substr(disclosures.said_on, 1, 4), 'undated') as year,
  coalesce(publications.kind, disclosures.outcome) as sort,
  coalesce(publication_kinds.name, outcomes.name),
  count(*)
from disclosures
left join outcomes on outcomes.id = disclosures.outcome
left join publications on publications.id = disclosures.id and disclosures.kind = 'publication'
left join publication_kinds on publication_kinds.id = publications.kind
where sort is not null
group by disclosures.kind, disclosures.authority, year, sort
order by 1, 2, 3, 4;
