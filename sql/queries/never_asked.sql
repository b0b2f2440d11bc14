-- title: What has a force never been asked?
-- description: Pairs of a force and a technology on which we know of no request and no statement. Never asked, as far as we know: this dataset does not hold every request, and a request about a wider or narrower technology counts for that one only.
-- hint force: a force's id; blank means all
-- hint technology: a technology's id; blank means all
-- try force: city-of-london
-- try technology: live-facial-recognition
select force_name, nation, technology_name, status
from coverage
where status = 'never asked'
  and :force in ('', force)
  and :technology in ('', technology)
order by force_name, technology_name
