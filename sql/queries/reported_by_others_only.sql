-- title: Where do others report what a force has not said itself?
-- description: Technologies on which a commissioner, regulator or other body reports a force's practice while we have no word of the force's own.
-- hint force: a force's name or id; blank means all
-- try force: scotland
select
  coverage.force_name,
  coverage.technology_name,
  coverage.position_name,
  coverage.said_on,
  coverage.positions,
  coverage.requests
from coverage
where coverage.status = 'reported by others only'
  and (
    :force = ''
    or coverage.force in (
      select id
      from known_names
      where kind = 'force'
        and way in ('name', 'short name')
        and said collate nocase in (:force, replace(:force, '-', ' '))
    )
  )
order by coverage.force_name, coverage.technology_name
