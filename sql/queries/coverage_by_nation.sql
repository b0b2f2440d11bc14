-- title: How much is known in each nation?
-- description: Pairs of a force and a technology by what is known of them. The National Crime Agency is outside the Freedom of Information Act.
select
  nation,
  count(distinct force) as forces,
  count(*) as pairs,
  sum(status = 'position stated') as position_stated,
  sum(status = 'reported by others only') as reported_by_others_only,
  sum(status = 'asked, no position stated') as asked_no_position_stated,
  sum(status = 'asked, answer not captured') as asked_answer_not_captured,
  sum(status = 'press reports only') as press_reports_only,
  sum(status like '% kind') as only_a_wider_or_narrower_kind,
  sum(status = 'outside the Acts') as outside_the_acts,
  sum(status = 'never asked') as never_asked,
  round(100.0 * sum(status = 'position stated') / count(*), 1) as position_stated_percent
from coverage
group by nation
order by forces desc, nation
