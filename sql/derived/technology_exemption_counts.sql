-- question: How many answers to requests about each technology rely on each exemption, and of how many authorities?
-- An answer relies on its exemptions as a whole: where a request asks about several technologies, each is counted with all of them.
create table technology_exemption_counts (
  technology text not null references technologies(id),
  exemption text not null references exemptions(id),
  requests integer not null,
  authorities integer not null,
  primary key (technology, exemption)
) without rowid;

insert into technology_exemption_counts
select request_technologies.technology, request_exemptions.exemption, count(*), count(distinct requests.authority)
from request_exemptions
join requests on requests.id = request_exemptions.request
join request_technologies on request_technologies.request = request_exemptions.request
group by request_technologies.technology, request_exemptions.exemption
order by 1, 2;
