-- question: In each year, how many positions did forces state, on how many technologies, and how many neither confirmed nor denied?
select
  year,
  count(*) as positions,
  count(distinct force) as forces,
  count(distinct technology) as technologies,
  sum(case when position = 'ncnd' then 1 else 0 end) as neither_confirm_nor_deny,
  count(distinct case when position = 'ncnd' then force end) as forces_that_did_so
from stated_positions
where voice in ('own', 'joint') and year is not null
group by year
order by year
