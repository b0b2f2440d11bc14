-- page: /changes; what was chosen is looked up step by step, as SQLite plans a join of twenty tables badly

-- name: counts
-- for: How many changes there are, and how many pairs of a yes and a no.
select
  ifnull((select number from facet_counts where relation = 'position_changes' and facet = ''), 0) as changes,
  ifnull((select number from facet_counts where relation = 'contradictions' and facet = ''), 0) as pairs;

-- name: changes
-- for: Some of the changes, newest first, both sides with their sources and with what else each answer says of the same thing; with :whose
-- 'own' those of the forces' own words, without those from or to what is done by hand, which is no use of a wider, automated kind.
with chosen as materialized (
  select position
  from position_facts
  where changed
    and voice <> 'press'
    and (
      :whose = ''
      or (
        own_word
        and not by_hand
        and not (select earlier.by_hand from position_facts as earlier where earlier.position = position_facts.previous)
      )
    )
  order by said_from desc, force, position
  limit cast(:size as integer) offset cast(:start as integer)
),
shown as materialized (
  select * from position_changes where to_position_id in (select position from chosen)
),
sources as materialized (
  select
    id,
    disclosure_title,
    authority_name,
    (
      select group_concat(said, '; ')
      from (
        select distinct position_types.name || iif(others.scope = 'unspecified', '', ' (' || others.scope || ' use)') as said
        from position_facts as others
        join position_types on position_types.id = others.code
        where others.disclosure = coalesce(stated_positions.request, stated_positions.publication)
          and others.force = stated_positions.force
          and others.technology = stated_positions.technology
          and others.scope <> 'remainder'
          and others.code || others.scope <> stated_positions.position || stated_positions.scope
      )
    ) as also
  from stated_positions
  where id in (select from_position_id from shown union all select to_position_id from shown)
)
select
  shown.*,
  earlier.code as from_code,
  earlier.said_basis as from_basis,
  earlier.done_by_hand as from_done_by_hand,
  earlier_stated.also as from_also,
  earlier.voice as from_voice,
  earlier.page as from_page,
  earlier_stated.disclosure_title as from_title,
  earlier_stated.authority_name as from_authority,
  earlier_request.reference as from_reference,
  later.code as changed_code,
  later.said_basis as changed_basis,
  later.done_by_hand as changed_done_by_hand,
  later_stated.also as changed_also,
  later.voice as changed_voice,
  later.page as changed_page,
  shown.to_summary as changed_summary,
  later_stated.disclosure_title as changed_title,
  later_stated.authority_name as changed_authority,
  later_request.reference as changed_reference
from shown
join position_facts as earlier on earlier.position = shown.from_position_id
join position_facts as later on later.position = shown.to_position_id
join sources as earlier_stated on earlier_stated.id = earlier.position
join sources as later_stated on later_stated.id = later.position
left join requests as earlier_request on earlier_request.id = earlier.disclosure
left join requests as later_request on later_request.id = later.disclosure
order by shown.changed_from desc, shown.force_name;

-- name: closest
-- for: The topic of the two statements in the forces' own words that stand closest in time, but not on one day.
select forces.name || '/' || denials.technology || '/' || affirmations.technology || '/' || denials.scope as topic
from contradicting_pairs
cross join position_facts as denials on denials.position = denial
cross join position_facts as affirmations on affirmations.position = affirmation
cross join forces on forces.id = denials.force
where own_words and days > 0
order by days, contradicting_pairs.said_from desc, denial
limit 1;

-- name: pairs
-- for: Some of the pairs of a yes and a no, newest first, both sides with their sources. With :topic only those of that topic, with :whose
-- 'own' only those of the forces' own words.
with placed as not materialized (
  select
    denial,
    affirmation,
    forces.name || '/' || denials.technology || '/' || affirmations.technology || '/' || denials.scope as topic,
    iif('reported' in (denials.voice, affirmations.voice), 'reported', 'own') as whose,
    contradicting_pairs.said_from
  from contradicting_pairs
  cross join position_facts as denials on denials.position = denial
  cross join position_facts as affirmations on affirmations.position = affirmation
  cross join forces on forces.id = denials.force
),
chosen as materialized (
  select *
  from placed
  where :topic in ('', topic) and :whose in ('', whose)
  order by said_from desc, denial, affirmation
  limit cast(:size as integer) offset cast(:start as integer)
),
shown as materialized (
  select *
  from contradictions
  where denial_id in (select denial from chosen) and affirmation_id in (select affirmation from chosen)
),
sources as materialized (
  select id, disclosure_title, authority_name
  from stated_positions
  where id in (select denial from chosen union all select affirmation from chosen)
)
select
  shown.*,
  chosen.topic,
  chosen.whose,
  denied_kind.name as denied_name,
  affirmed_kind.name as affirmed_name,
  shown.denied_on || shown.denial_summary as denied_text,
  shown.affirmed_on || shown.affirmation_summary as affirmed_text,
  denial_summary as denied_summary,
  affirmation_summary as affirmed_summary,
  denials.code as denied_code,
  denials.said_basis as denied_basis,
  denials.done_by_hand as denied_done_by_hand,
  denials.voice as denied_voice,
  denials.page as denied_page,
  denied_stated.disclosure_title as denied_title,
  denied_stated.authority_name as denied_authority,
  denied_request.reference as denied_reference,
  affirmations.code as affirmed_code,
  affirmations.said_basis as affirmed_basis,
  affirmations.done_by_hand as affirmed_done_by_hand,
  affirmations.voice as affirmed_voice,
  affirmations.page as affirmed_page,
  affirmed_stated.disclosure_title as affirmed_title,
  affirmed_stated.authority_name as affirmed_authority,
  affirmed_request.reference as affirmed_reference
from chosen
join shown on shown.denial_id = chosen.denial and shown.affirmation_id = chosen.affirmation
join position_facts as denials on denials.position = shown.denial_id
join position_facts as affirmations on affirmations.position = shown.affirmation_id
join sources as denied_stated on denied_stated.id = shown.denial_id
join sources as affirmed_stated on affirmed_stated.id = shown.affirmation_id
join technologies as denied_kind on denied_kind.id = shown.denied_technology
join technologies as affirmed_kind on affirmed_kind.id = shown.affirmed_technology
left join requests as denied_request on denied_request.id = shown.denial_disclosure
left join requests as affirmed_request on affirmed_request.id = shown.affirmation_disclosure
order by shown.denied_from desc;
