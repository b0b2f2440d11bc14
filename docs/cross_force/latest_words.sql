-- question: For each technology: how many forces last said that they use it, do not use it, or neither confirm nor deny it, and how
-- many of them had said something else before?
with own_words as (
  select force, technology, position, said_from, id
  from stated_positions
  where voice in ('own', 'joint') and scope <> 'covert' and said_from is not null
),
in_order as (
  select
    force,
    technology,
    position,
    said_from,
    row_number() over (partition by force, technology order by said_from desc, id desc) as place,
    lead(position) over (partition by force, technology order by said_from desc, id desc) as said_before
  from own_words
)
select
  technology,
  count(*) as forces,
  sum(case when position = 'uses' then 1 else 0 end) as say_that_they_use_it,
  sum(case when position = 'does_not_use' then 1 else 0 end) as say_that_they_do_not,
  sum(case when position = 'ncnd' then 1 else 0 end) as neither_confirm_nor_deny,
  sum(case when said_before <> position then 1 else 0 end) as changed,
  min(said_from) as oldest,
  max(said_from) as newest
from in_order
where place = 1
group by technology
order by forces desc, technology
