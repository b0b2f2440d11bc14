-- check: A citation gives the reference or the address of the earlier request, and does not cite itself.
select
  'citations' as table_name,
  id as key,
  'reference' as column_name,
  iif(cited_request = request, 'cites the request itself; name the earlier one', 'is blank, and url too; give the reference or the address of the earlier request') as what
from citations
where (reference is null and url is null) or cited_request = request
