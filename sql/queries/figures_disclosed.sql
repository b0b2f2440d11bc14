-- title: Which figures have been disclosed?
-- description: Numbers of deployments, devices, searches, pounds and the like, with their period. They come from single answers and are not to be added up across forces: what was counted differs.
-- hint force: a force's name or id; blank means all
-- hint technology: a technology's name or id; blank means all
-- try force: avon-and-somerset
-- try technology: drones
select
  forces.name as force_name,
  technologies.name as technology_name,
  figures.measure,
  figures.qualifier,
  figures.value,
  figures.unit,
  figures.period,
  figures.request,
  figures.publication
from figures
join technologies on technologies.id = figures.technology
left join forces on forces.id = figures.force
where (
  :force = ''
  or figures.force in (
    select id
    from known_names
    where kind = 'force'
      and way in ('name', 'short name')
      and said collate nocase in (:force, replace(:force, '-', ' '))
  )
)
  and (
    :technology = ''
    or figures.technology in (
      select id
      from known_names
      where kind = 'technology'
        and way in ('name', 'short name')
        and said collate nocase in (:technology, replace(:technology, '-', ' '))
    )
  )
order by figures.id
