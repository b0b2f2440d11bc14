-- check: A request and a publication do not share an id.
select 'publications' as table_name, publications.id as key, 'id' as column_name, '''' || publications.id || ''' is the id of a request, too; choose another' as what
from publications
join requests on requests.id = publications.id
