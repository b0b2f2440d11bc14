-- title: What has a force never been asked?
-- description: Pairs of a force and a technology on which we know of no request and no statement. Never asked, as far as we know: this dataset does not hold every request, and where a wider or a narrower technology is known of, the pair is not in the list.
-- hint force: a force's name or id; blank means all
-- hint technology: a technology's name or id; blank means all
-- try force: wiltshire
-- try technology: live-facial-recognition
select force_name, nation, technology_name, status
from coverage
where status = 'never asked'
  and (
    :force = ''
    or force in (
      select id
      from known_names
      where kind = 'force'
        and way in ('name', 'short name')
        and said collate nocase in (:force, replace(:force, '-', ' '))
    )
  )
  and (
    :technology = ''
    or technology in (
      select id
      from known_names
      where kind = 'technology'
        and way in ('name', 'short name')
        and said collate nocase in (:technology, replace(:technology, '-', ' '))
    )
  )
order by force_name, technology_name
