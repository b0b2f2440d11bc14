-- question: Which requests and publications are about each technology, when, and which of them state what stands now?
-- `kind`: request, publication, or press for a news report. `said_on` is blank where there is no date. `stands`: it states a position
-- on the technology that is current.
-- after: disclosures position_facts
create table technology_disclosures (
  technology text not null references technologies(id),
  kind text not null,
  said_on text not null,
  disclosure text not null,
  stands integer not null,
  primary key (technology, kind, said_on, disclosure)
) without rowid;

insert into technology_disclosures
with about as (
  select technology, request as disclosure, 'request' as kind
  from request_technologies
  union all
  select publication_technologies.technology, publication_technologies.publication, iif(publications.kind = 'news_report', 'press', 'publication')
  from publication_technologies
  join publications on publications.id = publication_technologies.publication
),
standing as materialized (
  select distinct technology, disclosure
  from position_facts
  where is_current
)
select about.technology, about.kind, ifnull(disclosures.said_on, ''), about.disclosure, standing.disclosure is not null
from about
join disclosures on disclosures.id = about.disclosure
left join standing on standing.technology = about.technology and standing.disclosure = about.disclosure
order by 1, 2, 3, 4;
