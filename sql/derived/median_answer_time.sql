-- question: What is the median of working days that forces take to answer?
create table median_answer_time (
  timed integer primary key not null,
  median_working_days real
);

insert into median_answer_time
select
  count(*) as timed,
  avg(working_days_taken) filter (where place * 2 between answers and answers + 2) as median_working_days
from (
  select
    deadlines.working_days_taken,
    row_number() over (order by deadlines.working_days_taken) as place,
    count(*) over () as answers
  from deadlines
  join requests on requests.id = deadlines.request
  join authorities on authorities.id = requests.authority and authorities.kind = 'force'
  where deadlines.working_days_taken is not null
);
