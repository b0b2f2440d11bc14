-- page: /forces/ID, its brief and /search: where forces stand

-- name: cells
-- for: What is known of forces (a JSON list) on technologies (another, or null for all) and kinds of them that are up to :depth steps
-- narrower. Those of most public interest come first.
with interest as (
  select technology_ancestors.technology, min(technologies.public_interest) as place
  from technology_ancestors
  join technologies on technologies.id = technology_ancestors.ancestor
  group by technology_ancestors.technology
)
select
  coverage_cells.*,
  forces.name as force_name,
  technologies.name as technology_name,
  technologies.public_interest,
  heads.voice,
  heads.scope,
  heads.page,
  heads.said_basis,
  speakers.name as authority_name,
  head_groups.name as force_group_name,
  (select products from named_products where position = heads.position) as products,
  heads.code = 'withheld' and exists (select 1 from requests where id = heads.disclosure and outcome = 'partly_disclosed') as in_part,
  coverage_cells.position_id = coverage_cells.covert_position_id as covert_only,
  (select group_concat(distinct code) from said_besides where said_besides.position = coverage_cells.position_id) as also_said,
  case when coverage_cells.said_on is null then (select read_on from disclosure_details where id = heads.disclosure) end as read_on,
  undated.page as undated_page,
  undated.scope as undated_scope,
  (select read_on from disclosure_details where id = undated.disclosure) as undated_read_on,
  (select products from named_products where position = undated.position) as undated_products,
  undated.code = 'withheld' and exists (select 1 from requests where id = undated.disclosure and outcome = 'partly_disclosed') as undated_in_part,
  elsewhere.code as elsewhere_position,
  elsewhere_types.name as elsewhere_name,
  elsewhere.scope as elsewhere_scope,
  elsewhere.voice as elsewhere_voice,
  elsewhere.said_on as elsewhere_said_on,
  elsewhere.said_basis as elsewhere_said_basis,
  elsewhere.page as elsewhere_page,
  (select products from named_products where position = elsewhere.position) as elsewhere_products,
  (select name from authorities where authorities.id = elsewhere.authority) as elsewhere_authority_name,
  since.code as since_position,
  since_types.name as since_name,
  since.scope as since_scope,
  since.said_on as since_said_on,
  since.said_basis as since_said_basis,
  since.page as since_page,
  (select products from named_products where position = since.position) as since_products,
  reporters.name as since_authority_name,
  (select name from force_groups where force_groups.id = since.force_group) as since_force_group_name,
  covert.page as covert_page,
  (select products from named_products where position = covert.position) as covert_products,
  covert.disclosure is not heads.disclosure as covert_apart,
  covert.said_on as covert_said_on,
  covert.said_basis as covert_said_basis,
  case when covert.said_on is null then (select read_on from disclosure_details where id = covert.disclosure) end as covert_read_on,
  press.said_on as press_said_on,
  press.said_basis as press_said_basis,
  press.scope as press_scope,
  press.voice as press_voice,
  press.page as press_page,
  (select products from named_products where position = press.position) as press_products,
  null as press_in_part,
  (select name from force_groups where force_groups.id = press.force_group) as press_force_group_name,
  (select publisher_name from disclosure_details where id = press.disclosure) as press_publisher_name,
  null as press_authority_name,
  case when press.said_on is null then (select read_on from disclosure_details where id = press.disclosure) end as press_read_on,
  case when coverage_cells.position is null and coverage_cells.requests then (
    select disclosures.page
    from asked_about
    join disclosures on disclosures.id = asked_about.request
    where asked_about.force = coverage_cells.force and asked_about.technology = coverage_cells.technology
    order by disclosures.said_from desc
    limit 1
  ) end as asked_page,
  coverage_cells.status = 'asked, no position stated' and exists (
    select 1
    from position_facts as rest
    where rest.force = coverage_cells.force
      and rest.technology = coverage_cells.technology
      and rest.own_word
      and rest.scope = 'remainder'
  ) as remainder,
  related.voice as related_voice,
  related.scope as related_scope,
  (select group_concat(distinct code) from said_besides where said_besides.position = coverage_cells.related_position_id) as related_also_said,
  related.said_on as related_said_on,
  related.said_basis as related_said_basis,
  related.page as related_page,
  (select products from named_products where position = related.position) as related_products,
  related.code = 'withheld' and exists (select 1 from requests where id = related.disclosure and outcome = 'partly_disclosed') as related_in_part,
  related_speakers.name as related_authority_name,
  related_groups.name as related_force_group_name,
  (select publisher_name from disclosure_details where id = related.disclosure) as related_publisher_name,
  case when related.said_on is null then (select read_on from disclosure_details where id = related.disclosure) end as related_read_on,
  related_technologies.name as related_technology_name,
  iif(
    exists (
      select 1
      from technology_ancestors
      where technology = coverage_cells.technology and ancestor = coverage_cells.related_technology
    ),
    'wider',
    'narrower'
  ) as related_kind
from coverage_cells
join forces on forces.id = coverage_cells.force
join technologies on technologies.id = coverage_cells.technology
join interest on interest.technology = coverage_cells.technology
left join position_facts as heads on heads.position = coverage_cells.position_id
left join authorities as speakers on speakers.id = heads.authority
left join force_groups as head_groups on head_groups.id = heads.force_group
left join position_facts as undated on undated.position = coverage_cells.undated_position_id
left join position_facts as elsewhere on elsewhere.position = coverage_cells.elsewhere_position_id
left join position_types as elsewhere_types on elsewhere_types.id = elsewhere.code
left join position_facts as since on since.position = coverage_cells.since_position_id
left join position_types as since_types on since_types.id = since.code
left join authorities as reporters on reporters.id = since.authority
left join position_facts as covert on covert.position = coverage_cells.covert_position_id
left join position_facts as press on press.position = coverage_cells.press_position_id
left join position_facts as related on related.position = coverage_cells.related_position_id
left join authorities as related_speakers on related_speakers.id = related.authority
left join force_groups as related_groups on related_groups.id = related.force_group
left join technologies as related_technologies on related_technologies.id = coverage_cells.related_technology
where coverage_cells.force in (select value from json_each(:forces))
  and (
    :technologies is null
    or coverage_cells.technology in (
      select technology
      from technology_ancestors
      where ancestor in (select value from json_each(:technologies)) and depth <= :depth
    )
  )
order by forces.name, interest.place is null, interest.place, technologies.name;
