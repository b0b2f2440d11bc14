-- title: How do positions on a technology spread over the years?
-- description: Statements in each year by what they say, counting every statement about the technology or a narrower kind of it. Press reports are left out. More statements mean more requests, not more use.
-- hint technology: a technology's name or id; blank means the wider kind of what the public asks about most
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
    where ancestor = iif(:technology = '', (select wider from asked_most), (
      select id
      from known_names
      where kind = 'technology'
        and way in ('name', 'short name')
        and said collate nocase in (:technology, replace(:technology, '-', ' '))
    ))
  )
  and position_facts.year is not null
  and position_facts.voice <> 'press'
group by position_facts.year, position_facts.rank, position_facts.code
order by position_facts.year desc, position_facts.rank
