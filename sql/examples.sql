-- page: /sql: ten queries to begin with, each run by one click; `title` is what its link says

-- name: latest
-- title: What did forces last say on what the public asks about most?
select force_name, position_name, said_on, summary, source_url
from current_positions
where technology = (select technology from asked_most) and voice = 'own'
order by force_name;

-- name: newest
-- title: Which positions are the newest?
select said_on, force_name, technology_name, position_name, summary, source_url
from stated_positions
where voice = 'own'
order by said_on desc
limit 50;

-- name: users
-- title: Which technologies do most forces say that they use?
select technology_name, count(distinct force) as forces
from current_positions
where position = 'uses' and voice = 'own'
group by technology
order by forces desc, technology_name;

-- name: ncnd
-- title: Who neither confirms nor denies, and which sections do those answers cite?
select
  stated_positions.force_name,
  stated_positions.technology_name,
  stated_positions.said_on,
  group_concat(distinct exemptions.section) as sections,
  stated_positions.source_url
from stated_positions
join request_exemptions on request_exemptions.request = stated_positions.request
join exemptions on exemptions.id = request_exemptions.exemption
where stated_positions.position = 'ncnd'
group by stated_positions.id
order by stated_positions.said_on desc;

-- name: changes
-- title: Which forces have said one thing first, another later?
select *
from position_changes
where voice = 'own'
order by changed_from desc;

-- name: late
-- title: Which answers took longest?
select
  authorities.name as authority,
  requests.title,
  deadlines.working_days_taken,
  deadlines.working_days_allowed,
  requests.source_url
from deadlines
join requests on requests.id = deadlines.request
join authorities on authorities.id = requests.authority
where deadlines.working_days_taken is not null
order by deadlines.working_days_taken desc
limit 50;

-- name: unasked
-- title: Of how many forces is nothing known, by technology?
select technology_name, count(*) as forces
from coverage
where status = 'never asked'
group by technology
order by forces, technology_name;

-- name: by_year
-- title: How many positions of each kind were stated in each year?
select
  year,
  sum(position = 'uses') as uses,
  sum(position = 'does_not_use') as does_not_use,
  sum(position = 'ncnd') as neither_confirms_nor_denies,
  count(*) as in_all
from stated_positions
where voice = 'own' and year is not null
group by year
order by year;

-- name: figures
-- title: Which sums of money have been disclosed?
select forces.name as force, figures.measure, figures.qualifier, figures.value, figures.period, figures.request
from figures
join forces on forces.id = figures.force
where figures.unit = 'GBP'
order by figures.value desc;

-- name: words
-- title: Which requests speak of software? (the full-text index)
select requests.id, requests.title, requests.responded_on, requests.source_url
from requests
join requests_fts on requests_fts.rowid = requests.rowid
where requests_fts match 'software'
order by requests.responded_on desc;
