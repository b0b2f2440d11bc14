-- question: Of what each force has said itself, how much neither confirms nor denies?
-- A refusal about any other information, beside an answer (scope remainder), is left out.
-- column positions: Statements in the force's own words, without refusals about any other information beside an answer
-- column ncnd_positions: Statements among them that neither confirm nor deny
-- column ncnd_percent: Share of them that neither confirm nor deny, in percent
select
  force_words.force,
  forces.name as force_name,
  force_words.own_asked as positions,
  force_words.silences as ncnd_positions,
  round(100.0 * force_words.silences / force_words.own_asked, 1) as ncnd_percent
from force_words
join forces on forces.id = force_words.force
where force_words.own_asked > 0
