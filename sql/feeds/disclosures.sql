-- title: New disclosures
-- description: Answers to requests, and publications, the newest first. Dated by the answer, else by the disclosure log, else by receipt of the request. Undated pages are not here.
with newest as (
  select id, page, said_from
  from disclosures
  where said_on is not null
    and (:force = '' or authority = :force or id in (select disclosure from position_facts where force = :force))
    and (
      :technology = ''
      or id in (
        select disclosure
        from position_facts
        where technology in (select technology from technology_ancestors where ancestor = :technology)
        union all
        select request
        from request_technologies
        where technology in (select technology from technology_ancestors where ancestor = :technology)
        union all
        select publication
        from publication_technologies
        where technology in (select technology from technology_ancestors where ancestor = :technology)
      )
    )
    and (
      :force = ''
      or :technology = ''
      or authority = :force
      or id in (
        select disclosure
        from position_facts
        where force = :force and technology in (select technology from technology_ancestors where ancestor = :technology)
      )
    )
  order by said_from desc, page
  limit 100
)
select
  :tag || newest.page as id,
  newest.said_from as day,
  iif(
    publishers.name is null,
    authorities.name,
    'The press reports (' || publishers.name || ') of ' || authorities.name
  ) || ': ' || disclosures.title as title,
  :address || newest.page as link,
  coalesce(requests.summary, publications.summary) || char(10)
  || coalesce('Outcome: ' || outcomes.name || char(10), '')
  || coalesce(
    (
      select group_concat(
        case position_facts.voice
          when 'press' then 'The press reports (' || publishers.name || ') of ' || coalesce(forces.name, of_group.words, authorities.name)
          when 'reported' then authorities.name || ' reports of ' || coalesce(forces.name, of_group.words)
          when 'joint' then forces.name || ', in a joint statement by ' || authorities.name || ','
          else coalesce(forces.name, authorities.name || ', of no force in particular,')
        end || ' on ' || technologies.name || ': ' || position_types.name
        || case position_facts.scope
          when 'unspecified' then ''
          when 'remainder' then ' (any other information that it may hold)'
          else ' (' || position_facts.scope || ' use)'
        end,
        char(10)
      )
      from position_facts
      join technologies on technologies.id = position_facts.technology
      join position_types on position_types.id = position_facts.code
      left join forces on forces.id = position_facts.force
      left join (select id, lower(substr(name, 1, 1)) || substr(name, 2) as words from force_groups) as of_group
        on of_group.id = position_facts.force_group
      where position_facts.disclosure = newest.id
    ),
    'No position is recorded.'
  ) as content
from newest
join disclosures on disclosures.id = newest.id
left join requests on requests.id = newest.id
left join publications on publications.id = newest.id
left join publishers on publishers.id = publications.publisher
join authorities on authorities.id = disclosures.authority
left join outcomes on outcomes.id = disclosures.outcome
order by newest.said_from desc, newest.page
