-- question: How many working days does each authority take to answer, and how often is it late?
create table answer_times (
  authority text primary key not null references authorities(id),
  requests integer not null,
  timed integer not null,
  median_working_days real,
  longest_working_days integer,
  on_time integer not null,
  late integer not null
) without rowid;

insert into answer_times
with timed as (
  select
    requests.authority,
    deadlines.working_days_taken,
    deadlines.on_time,
    row_number() over (partition by requests.authority order by deadlines.working_days_taken) as place,
    count(*) over (partition by requests.authority) as answers
  from deadlines
  join requests on requests.id = deadlines.request
  where deadlines.working_days_taken is not null
),
summed as (
  select
    authority,
    count(*) as timed,
    avg(working_days_taken) filter (where place * 2 between answers and answers + 2) as median_working_days,
    max(working_days_taken) as longest_working_days,
    count(*) filter (where on_time = 1) as on_time,
    count(*) filter (where on_time = 0) as late
  from timed
  group by authority
),
asked as (
  select authority, count(*) as requests from requests group by authority
)
select
  asked.authority,
  asked.requests,
  coalesce(summed.timed, 0),
  summed.median_working_days,
  summed.longest_working_days,
  coalesce(summed.on_time, 0),
  coalesce(summed.late, 0)
from asked
left join summed on summed.authority = asked.authority
order by asked.authority;
