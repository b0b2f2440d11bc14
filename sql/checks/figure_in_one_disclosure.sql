-- check: A figure stands in a request or in a publication, exactly one of them.
select
  'figures' as table_name,
  id as key,
  'request' as column_name,
  iif(
    request is null,
    'is blank, and publication too; name the request or the publication in which it stands',
    'and publication are both given; a figure stands in one of them'
  ) as what
from figures
where (request is null) = (publication is null)
