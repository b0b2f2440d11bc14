-- title: What was disclosed most recently?
-- description: The newest 100 answers and publications, no more, by the first known of the answer's date, the month of the disclosure log and the date of receipt. Undated pages are not here. All of them, the older ones too, stand in the table disclosures.
select
  disclosures.said_on,
  authorities.name as authority_name,
  coalesce(publication_kinds.name, disclosures.kind) as kind,
  disclosures.title,
  outcomes.name as outcome,
  disclosures.source_url,
  disclosures.id
from disclosures
join authorities on authorities.id = disclosures.authority
left join outcomes on outcomes.id = disclosures.outcome
left join publications on publications.id = disclosures.id
left join publication_kinds on publication_kinds.id = publications.kind
where disclosures.said_on is not null
order by disclosures.said_on desc, disclosures.kind desc, disclosures.id desc
limit 100
