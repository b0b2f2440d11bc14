-- question: How long does each authority take to answer, and how often is it late?
-- Only requests whose receipt and answer both have a full date are timed (timed, of all requests).
select
  answer_times.authority,
  authorities.name as authority_name,
  authorities.kind,
  forces.nation,
  answer_times.requests,
  answer_times.timed,
  answer_times.median_working_days,
  answer_times.longest_working_days,
  answer_times.on_time,
  answer_times.late,
  round(100.0 * answer_times.on_time / nullif(answer_times.on_time + answer_times.late, 0), 1) as on_time_percent
from answer_times
join authorities on authorities.id = answer_times.authority
left join forces on forces.id = authorities.force
