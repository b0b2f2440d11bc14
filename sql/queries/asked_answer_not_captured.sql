-- title: What was asked, with no answer captured?
-- description: Requests that are known while their answer is not: it lay beyond the captured text, in an attachment, or was still awaited. No position is recorded for them.
-- hint authority: an authority's name or id; blank means all
-- try authority: dyfed-powys
select
  authorities.name as authority_name,
  requests.reference,
  requests.title,
  requests.summary,
  disclosures.said_on as dated,
  requests.source_url,
  requests.id as request
from disclosures
join requests on requests.id = disclosures.id
join authorities on authorities.id = disclosures.authority
where disclosures.answer_seen = 'none'
  and (
    :authority = ''
    or disclosures.authority in (
      select id
      from known_names
      where kind in ('force', 'authority')
        and way in ('name', 'short name')
        and said collate nocase in (:authority, replace(:authority, '-', ' '))
    )
  )
order by disclosures.said_on desc, disclosures.id desc
