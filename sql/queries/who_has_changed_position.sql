-- title: Who has changed position?
-- description: Where a force, or somebody reporting on it, said one thing about a technology and later another. A change between answers is not always a change of practice: questions differ, and a refusal to confirm or deny can follow a plain answer. Days are counted where both dates are full.
-- hint technology: a technology's name or id; blank means all
-- try technology: live-facial-recognition
select
  force_name,
  technology_name,
  scope,
  from_on,
  from_position,
  changed_on,
  to_position,
  iif(length(from_on) = 10 and length(changed_on) = 10, days_between, null) as days_between,
  from_summary,
  to_summary,
  from_disclosure,
  to_disclosure
from position_changes
where :technology = ''
  or technology in (
    select id
    from known_names
    where kind = 'technology'
      and way in ('name', 'short name')
      and said collate nocase in (:technology, replace(:technology, '-', ' '))
  )
order by changed_from desc
