-- question: Where do a yes and a no, less than a year apart, stand against each other for one force and one scope?
-- A no to a technology stands against a yes to it or to any narrower kind; a no to one product only against a yes to that product.
-- Press reports are not set against anything here, and what is done by hand is no yes to a wider kind. Of several yeses before a no, or
-- after it, the nearest in time stands against it, and of several noes the nearest to that yes (contradicting_pairs).
-- A pair is to be read, not to be resolved here: both statements can be true in the words of the one who made them.
select
  denials.force,
  forces.name as force_name,
  denials.technology as denied_technology,
  affirmations.technology as affirmed_technology,
  denials.scope,
  denials.said_on as denied_on,
  denial_types.name as denial,
  denied.summary as denial_summary,
  denials.voice as denied_by,
  affirmations.said_on as affirmed_on,
  affirmation_types.name as affirmation,
  affirmed.summary as affirmation_summary,
  affirmations.voice as affirmed_by,
  cast(abs(julianday(denials.said_from) - julianday(affirmations.said_from)) as integer) as days_between,
  denials.disclosure = affirmations.disclosure as same_disclosure,
  denials.disclosure as denial_disclosure,
  affirmations.disclosure as affirmation_disclosure,
  denials.position as denial_id,
  affirmations.position as affirmation_id,
  denials.said_from as denied_from
from contradicting_pairs
join position_facts as denials on denials.position = contradicting_pairs.denial
join position_facts as affirmations on affirmations.position = contradicting_pairs.affirmation
join positions as denied on denied.id = denials.position
join positions as affirmed on affirmed.id = affirmations.position
join position_types as denial_types on denial_types.id = denials.code
join position_types as affirmation_types on affirmation_types.id = affirmations.code
join forces on forces.id = denials.force
