-- title: Who denies overt use and neither confirms nor denies the rest?
-- description: Answers that say no to a technology and, in the same letter, neither confirm nor deny covert use or any other information. The second part is neither a yes nor a no.
-- hint technology: a technology's name or id; blank means all
-- try technology: facial-recognition
select
  forces.name as force_name,
  technologies.name as technology_name,
  denials.said_on,
  denied.summary as denial,
  silences.scope as ncnd_scope,
  silent.summary as ncnd,
  requests.title,
  requests.source_url,
  forces.latitude,
  forces.longitude
from position_facts as denials
join position_facts as silences
  on silences.disclosure = denials.disclosure
  and silences.code = 'ncnd'
  and silences.force = denials.force
  and silences.technology = denials.technology
join positions as denied on denied.id = denials.position
join positions as silent on silent.id = silences.position
join requests on requests.id = denied.request
join forces on forces.id = denials.force
join technologies on technologies.id = denials.technology
where denials.stance = 'no'
  and denials.force is not null
  and (
    :technology = ''
    or denials.technology in (
      select id
      from known_names
      where kind = 'technology'
        and way in ('name', 'short name')
        and said collate nocase in (:technology, replace(:technology, '-', ' '))
    )
  )
order by denials.said_from desc
