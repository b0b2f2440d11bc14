-- title: What did a force deny or refuse to say that the press reports in use, or the reverse?
-- description: What stands in a force's own words against what the press reports of it, with both dates and both sources; a case is left out where the force itself says elsewhere what the press does. Days are counted where both dates are full. Years can lie between the two, and the words of a reporter are not those of an authority: a pair is to be read, not resolved.
-- hint force: a force's name or id; blank means all
-- hint technology: a technology's name or id, with its narrower kinds; blank means all
-- try force: gwent
-- try technology: live-facial-recognition
select
  force_name,
  kind,
  technology_name,
  position_name,
  scope,
  said_on,
  summary,
  source_url,
  press_technology_name,
  press_position_name,
  press_said_on,
  publisher_name,
  press_summary,
  press_source_url,
  days_after
from press_against_answers
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
  and (:technology = '' or technology in (select technology from technology_ancestors where ancestor in (
    select id
    from known_names
    where kind = 'technology'
      and way in ('name', 'short name')
      and said collate nocase in (:technology, replace(:technology, '-', ' '))
  )))
order by newest_from desc, force_name
