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
  select request_technologies.technology, disclosures.kind, disclosures.said_on, disclosures.id as disclosure
  from disclosures
  cross join request_technologies on request_technologies.request = disclosures.id
  where disclosures.kind = 'request'
  union all
  select
    publication_technologies.technology,
    iif(publications.kind = 'news_report', 'press', 'publication'),
    disclosures.said_on,
    disclosures.id
  from disclosures
  cross join publications on publications.id = disclosures.id
  cross join publication_technologies on publication_technologies.publication = disclosures.id
  where disclosures.kind = 'publication'
)
select
  technology,
  kind,
  ifnull(said_on, ''),
  disclosure,
  exists (
    select 1
    from position_facts
    where position_facts.disclosure = about.disclosure and position_facts.technology = about.technology and is_current
  )
from about
order by 1, 2, 3, 4;
