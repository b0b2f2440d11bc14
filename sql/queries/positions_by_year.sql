-- title: How do positions on a technology spread over the years?
-- description: Statements in each year by what they say, counting every statement about the technology or a narrower kind of it. More statements mean more requests, not more use.
-- hint technology: a technology's id; blank means facial-recognition
-- try technology: facial-recognition
select
  position_facts.year,
  position_types.name as position_name,
  count(*) as positions,
  count(distinct position_facts.force) as forces
from position_facts
join position_types on position_types.id = position_facts.code
where position_facts.technology in (
    select technology
    from technology_ancestors
    where ancestor = coalesce(nullif(:technology, ''), 'facial-recognition')
  )
  and position_facts.year is not null
group by position_facts.year, position_facts.rank, position_facts.code
order by position_facts.year desc, position_facts.rank
