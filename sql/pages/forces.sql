-- page: /forces; the counts stand wherever forces are counted

-- name: forces
-- for: All forces, with what we hold of each.
select
  forces.*,
  (select count(*) from position_facts where position_facts.force = forces.id and own_word) as positions,
  (select count(*) from requests where requests.authority = forces.id) as requests,
  (select count(*) from position_facts where position_facts.force = forces.id and own_word and code = 'ncnd') as silences,
  (select max(said_on) from position_facts where position_facts.force = forces.id) as latest
from forces
order by forces.name;

-- name: bodies
-- for: Authorities that are not forces.
select
  authorities.*,
  forces.name as force_name,
  (select count(*) from requests where requests.authority = authorities.id) as requests,
  (select count(*) from publications where publications.authority = authorities.id) as publications
from authorities
left join forces on forces.id = authorities.force
where authorities.kind <> 'force'
order by authorities.name;

-- name: counts
-- for: How many forces there are, of each kind.
select
  count(*) as forces,
  sum(kind = 'territorial') as territorial,
  sum(kind = 'special') as special,
  sum(kind = 'national') as national
from forces;
