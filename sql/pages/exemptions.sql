-- page: /exemptions

-- name: exemptions
-- for: All sections, with how often they are relied on.
select exemptions.*, coalesce(sum(exemption_counts.requests), 0) as requests, count(exemption_counts.authority) as authorities
from exemptions
left join exemption_counts on exemption_counts.exemption = exemptions.id
group by exemptions.id
order by exemptions.act, cast(exemptions.section as integer), exemptions.id;

-- name: figures
-- for: How many requests have a section on record, and how many sections they have between them.
select
  ifnull(sum(number), 0) as requests,
  ifnull(sum(number) filter (where value <> 'none'), 0) as seen,
  ifnull(sum(number) filter (where value = 'part'), 0) as in_part,
  (select count(*) from (select distinct request from request_exemptions)) as citing,
  (select count(*) from request_exemptions) as sections
from facet_counts
where relation = 'requests' and facet = 'answer_seen';
