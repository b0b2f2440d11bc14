-- title: How long does each authority take to answer?
-- description: Median and longest time to answer in working days. Most requests here have no full dates of receipt and answer; timed says how many have, and a median of a few is not typical of an authority.
select
  authority_name,
  kind,
  nation,
  requests,
  timed,
  median_working_days,
  longest_working_days,
  on_time,
  late,
  on_time_percent
from timeliness
where timed > 0
order by median_working_days desc, authority_name
