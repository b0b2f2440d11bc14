-- question: By which names is each force, authority and technology known, and in which way?
-- `also_known_as` holds several names, separated by semicolons; they are one `said` here.
-- column kind: What is named: force, authority or technology
-- column id: Id of the force, authority or technology
-- column label: Its proper name
-- column said: A name by which it is known; several are separated by semicolons
-- column way: How that names it: name, short name, other name, place, headquarters or region
select 'force' as kind, id, name as label, name as said, 'name' as way from forces
union all select 'force', id, name, replace(id, '-', ' '), 'name' from forces
union all select 'force', id, name, abbreviation, 'short name' from forces
union all select 'force', forces.id, forces.name, places.name, 'place' from places join forces on forces.id = places.force
union all select 'force', id, name, headquarters, 'headquarters' from forces where headquarters is not null
union all select 'force', id, name, region, 'region' from forces where kind = 'territorial'
union all select 'authority', id, name, name, 'name' from authorities where kind <> 'force'
union all select 'authority', id, name, replace(id, '-', ' '), 'name' from authorities where kind <> 'force'
union all select 'technology', id, name, name, 'name' from technologies
union all select 'technology', id, name, replace(id, '-', ' '), 'name' from technologies
union all select 'technology', id, name, also_known_as, 'other name' from technologies where also_known_as is not null
