-- question: How often does each authority rely on each exemption, and when?
-- after: disclosures position_facts
create table exemption_counts (
  exemption text not null references exemptions(id),
  authority text not null references authorities(id),
  requests integer not null,
  first_on text,
  last_on text,
  ncnd_positions integer not null,
  primary key (exemption, authority)
) without rowid;

insert into exemption_counts
with relied as (
  select
    request_exemptions.exemption,
    disclosures.id as request,
    disclosures.authority,
    disclosures.said_on
  from request_exemptions
  join disclosures on disclosures.id = request_exemptions.request
),
silences as (
  select disclosure, count(*) as positions from position_facts where code = 'ncnd' group by disclosure
)
select
  relied.exemption,
  relied.authority,
  count(*),
  min(relied.said_on),
  max(relied.said_on),
  coalesce(sum(silences.positions), 0)
from relied
left join silences on silences.disclosure = relied.request
group by relied.exemption, relied.authority
order by relied.exemption, relied.authority;
