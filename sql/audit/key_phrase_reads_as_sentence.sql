-- audit: A key phrase that begins with a capital and goes on with a finite verb is mostly a sentence.
with verbs(word) as (
  values ('is'), ('are'), ('was'), ('were'), ('has'), ('have'), ('had'), ('do'), ('does'), ('did'), ('will'), ('can'), ('uses')
)
select
  'positions' as table_name,
  id as key,
  'key_phrase' as column_name,
  '''' || key_phrase || ''' reads as a sentence; keep the operative words' as what
from positions
join verbs on ' ' || key_phrase || ' ' like '% ' || verbs.word || ' %'
where key_phrase glob '[A-Z]*'
group by positions.id
