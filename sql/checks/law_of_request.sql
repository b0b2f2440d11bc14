-- check: A request to a force stands under the law that the force answers under.
select
  'requests' as table_name,
  requests.id as key,
  'law' as column_name,
  iif(requests.law is null, 'is blank', '''' || requests.law || '''') || ', but ' || forces.name || ' answers under '
    || coalesce(forces.law, 'no freedom-of-information law') as what
from requests
join authorities on authorities.id = requests.authority and authorities.kind = 'force'
join forces on forces.id = authorities.force
where requests.law is not forces.law
