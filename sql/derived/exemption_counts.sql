-- question: How often does each authority rely on each exemption, and when?
-- after: position_facts
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
    requests.id as request,
    requests.authority,
    coalesce(requests.responded_on, requests.logged_on, requests.received_on) as said_on
  from request_exemptions
  join requests on requests.id = request_exemptions.request
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

create index exemption_counts_authority on exemption_counts (authority);
create index requests_said on requests (coalesce(responded_on, logged_on, received_on));
create index requests_unanswered on requests (coalesce(responded_on, logged_on, received_on), authority) where answer_seen = 'none';
create index publications_said on publications (published_on);
create index positions_products on positions (product, position, force) where product is not null;
create index deadlines_late on deadlines (working_days_taken) where on_time = 0;
