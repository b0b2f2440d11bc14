-- page: /forces/ID/brief

-- name: totals
-- for: How many technologies stand where; together they are all.
select
  case
    when status = 'position stated' then 'with a position of its own'
    when status = 'reported by others only' then 'on which only others report of it'
    when status = 'press reports only' then 'on which only the press reports of it'
    when status = 'asked, no position stated' then 'asked about, no position stated'
    when status = 'asked, answer not captured' then 'asked about, answer not read here'
    when status = 'never asked' then 'never asked, as far as we know'
    when status = 'outside the Acts' then 'of which nothing is known'
    else 'known of a wider or narrower kind only'
  end as words,
  count(*) as technologies
from coverage_cells
where force = :id
group by 1
order by
  min(
    case status
      when 'position stated' then 1
      when 'reported by others only' then 2
      when 'press reports only' then 3
      when 'asked, no position stated' then 4
      when 'asked, answer not captured' then 5
      when 'never asked' then 7
      when 'outside the Acts' then 7
      else 6
    end
  );

-- name: reported
-- for: Technologies on which only others or only the press report of it, as they are counted above.
select technology
from coverage_cells
where force = :id and status in ('reported by others only', 'press reports only');

-- name: unread
-- for: Requests whose answer was not read here, the newest four of `found`.
select title, reference, said_on, count(*) over () as found
from disclosures
where authority = :id and answer_seen = 'none'
order by said_from is null, said_from desc, title
limit 4;

-- name: never
-- for: Technologies on which nothing was asked, said or reported.
select technologies.name
from coverage_cells
join technologies on technologies.id = coverage_cells.technology
where coverage_cells.force = :id and coverage_cells.status in ('never asked', 'outside the Acts')
order by technologies.name;

-- name: pairs
-- for: Two answers to read together.
select
  denied_technologies.name as denied_name,
  affirmed_technologies.name as affirmed_name,
  denials.said_on as denied_on,
  affirmations.said_on as affirmed_on,
  max(denied.summary) as denial_summary,
  max(affirmed.summary) as affirmation_summary
from position_facts as denials
join contradicting_pairs on contradicting_pairs.denial = denials.position
join position_facts as affirmations on affirmations.position = contradicting_pairs.affirmation
join positions as denied on denied.id = denials.position
join positions as affirmed on affirmed.id = affirmations.position
join technologies as denied_technologies on denied_technologies.id = denials.technology
join technologies as affirmed_technologies on affirmed_technologies.id = affirmations.technology
where denials.force = :id and denials.stance = 'no'
group by denials.technology, affirmations.technology
order by abs(julianday(denials.said_from) - julianday(affirmations.said_from))
limit 2;
