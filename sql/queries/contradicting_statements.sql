-- title: Where do a yes and a no stand against each other?
-- description: Pairs of statements about one force and one scope, less than a year apart, of which one says that a technology is used and the other that it, or the wider technology to which it belongs, is not. A pair is to be read, not resolved: both can be true in the words of the one who made them. Days are counted where both dates are full.
-- hint force: a force's name or id; blank means all
-- try force: essex
select
  force_name,
  denied_technology,
  denied_on,
  denial,
  denial_summary,
  denied_by,
  affirmed_technology,
  affirmed_on,
  affirmation,
  affirmation_summary,
  affirmed_by,
  scope,
  iif(length(denied_on) = 10 and length(affirmed_on) = 10, days_between, null) as days_between,
  same_disclosure,
  denial_disclosure,
  affirmation_disclosure
from contradictions
where (
  :force = ''
  or force in (
    select id
    from known_names
    where kind = 'force'
      and way in ('name', 'short name')
      and said collate nocase in (:force, replace(:force, '-', ' '))
  )
)
order by denied_from desc
