-- title: Who neither confirms nor denies, and on which exemption?
-- description: Refusals to confirm or deny by force, with the exemptions that lift that duty and how often each force cited them; other sections cited beside them are not listed. Where the captured text ended before the exemption was named, the section is blank.
-- hint force: a force's name or id; blank means all
-- try force: northumbria
with silences as (
  select force, count(*) as ncnd_positions
  from position_facts
  where code = 'ncnd' and own_word and scope <> 'remainder' and (
   :force = ''
   or force in (
     select id
     from known_names
     where kind = 'force'
       and way in ('name', 'short name')
       and said collate nocase in (:force, replace(:force, '-', ' '))
   )
 )
  group by force
)
select
  forces.name as force_name,
  silences.ncnd_positions,
  exemptions.act,
  exemptions.section,
  exemptions.title,
  exemptions.kind,
  exemption_counts.requests as requests_citing_it,
  exemption_counts.last_on as last_cited_on
from silences
join forces on forces.id = silences.force
left join exemption_counts
  on exemption_counts.authority = silences.force
  and exemption_counts.exemption in (select id from exemptions where effect in ('need not confirm or deny', 'either'))
left join exemptions on exemptions.id = exemption_counts.exemption
order by silences.ncnd_positions desc, forces.name, requests_citing_it desc
