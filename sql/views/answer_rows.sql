-- question: What stands for each force and technology, who said it, when and in which source; or was nothing said, or nobody asked?
-- The rows of the derived table shown_answers, with what belongs to each looked up. The column `answer` is its id there, `position_id` the
-- statement, or what is known besides where no position stands: `known_position` is what the press alone reports of the pair,
-- `related_position` what is said of a wider or narrower kind. `attachment` is where else the source can be read.
-- column kind: Kind of force: territorial, special or national
-- column heads: The position, where the statement is the one that heads the pair of force and technology; blank for those beside it
-- column also_said_summary: What those other positions say, in our words
-- column done_by_hand: What people do, where the position speaks of what is done by hand; blank where not
-- column quoted: Whether a news report gives the body's own words: yes or no; blank where this is not clear, and for everything else
-- column title: What the request or publication is about, in our words
-- column page: Its page on the site
-- column attachment: Where else it can be read, such as an attachment; blank where no other address is known
-- column exemptions: Sections that the answer relies on, separated by commas
-- column position_id: Where the position is stated; where none is, the statement that known_position or related_position tells of
-- column rank: Order of the position in tables: plain answers first
-- column known_position: Where no position stands: code of what the press alone reports of the pair
-- column related_technology: Where no position stands: the wider or narrower kind of which something is said
-- column related_technology_name: Name of that wider or narrower kind
-- column related_position: Code of what is said of that kind
-- column related_voice: Who says that, as in voice
-- column related_said_on: Date of that statement; may stop at the month or the year; blank where undated
-- column related_speaker: Name of the authority that speaks there, or of the outlet where it is a press report
-- column related_force_group_name: Name of the group of forces of which it speaks at once; blank where of one force
-- column stands_beside: 1 where it is undated and says something else than the dated one that heads the pair, 0 where not
-- column answer: Number of the row, for the order of pages
select
  shown.force,
  shown.force_name,
  shown.nation,
  shown.kind,
  shown.technology,
  shown.technology_name,
  shown.status,
  shown.heads,
  shown.position,
  position_types.name as position_name,
  shown.scope,
  shown.voice,
  shown.said_on,
  disclosures.said_basis,
  details.read_on,
  shown.standing,
  (
    select group_concat(said_besides.code, ', ')
    from said_besides
    where shown.position is not null and said_besides.position = shown.position_id
  ) as also_said,
  (
    select group_concat(other_types.name || ': ' || other_words.summary, ' ')
    from said_besides
    join position_types as other_types on other_types.id = said_besides.code
    join positions as other_words on other_words.id = said_besides.other
    where shown.position is not null
      and said_besides.position = shown.position_id
      and other_words.summary <> positions.summary
  ) as also_said_summary,
  positions.summary,
  positions.key_phrase,
  positions.question,
  products.name as product_name,
  iif(shown.position is null, null, facts.done_by_hand) as done_by_hand,
  shown.authority,
  authorities.name as authority_name,
  details.publisher_name,
  details.quoted,
  force_groups.name as force_group_name,
  details.outcome_name as outcome,
  disclosures.title,
  disclosures.reference,
  disclosures.page,
  disclosures.source_url,
  details.also_at as attachment,
  iif(shown.position is null, null, details.exemptions) as exemptions,
  shown.position_id,
  shown.rank,
  shown.said_from,
  iif(shown.position is null and facts.technology = shown.technology, facts.code, null) as known_position,
  related.technology as related_technology,
  related_technologies.name as related_technology_name,
  related.code as related_position,
  related.voice as related_voice,
  related.said_on as related_said_on,
  iif(related.voice = 'press', details.publisher_name, related_authorities.name) as related_speaker,
  related_groups.name as related_force_group_name,
  shown.stands_beside,
  shown.answer
from shown_answers as shown
left join coverage_cells as cells on cells.force = shown.force and cells.technology = shown.technology and shown.position is null
left join position_types on position_types.id = shown.position
left join position_facts as facts on facts.position = shown.position_id
left join position_facts as related
  on related.position = cells.related_position_id and (related.voice <> 'press' or related.position = shown.position_id)
left join technologies as related_technologies on related_technologies.id = related.technology
left join authorities as related_authorities on related_authorities.id = related.authority
left join force_groups as related_groups on related_groups.id = related.force_group
left join positions on positions.id = shown.position_id
left join products on products.id = positions.product and shown.position is not null
left join disclosures on disclosures.id = shown.disclosure
left join disclosure_details as details on details.id = shown.disclosure
left join authorities on authorities.id = shown.authority
left join force_groups on force_groups.id = facts.force_group
