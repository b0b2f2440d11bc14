-- check: A correction asks for a change to a request or to a publication, exactly one of them.
select
  'corrections' as table_name,
  id as key,
  'request' as column_name,
  iif(
    request is null,
    'is blank, and publication too; name the request or the publication to be corrected',
    'and publication are both given; a correction is asked for of one of them'
  ) as what
from corrections
where (request is null) = (publication is null)
