-- check: Every force is an authority under the same id and name, and no other authority is of the kind force.
select
  'forces' as table_name,
  forces.id as key,
  'id' as column_name,
  '''' || forces.id || ''' is not an authority of the same id, name and force; add it to authorities with kind force' as what
from forces
left join authorities
  on authorities.id = forces.id and authorities.kind = 'force' and authorities.force = forces.id and authorities.name = forces.name
where authorities.id is null
union all
select 'authorities', authorities.id, 'kind', '''force'' is only for the forces of forces.csv; ''' || authorities.id || ''' is not one'
from authorities
where authorities.kind = 'force' and authorities.id not in (select id from forces)
