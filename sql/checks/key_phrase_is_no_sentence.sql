-- check: A key phrase is no whole sentence: it has no full stop, question or exclamation mark at its end, and begins after its subject.
-- Only a personal pronoun shows the subject to a machine; other sentences are for the audit and the reader.
select
  'positions' as table_name,
  id as key,
  'key_phrase' as column_name,
  '''' || key_phrase || ''' reads as a sentence; keep the operative words, without '
    || iif(substr(key_phrase, -1) in ('.', '?', '!'), 'the mark at the end', 'the subject') as what
from positions
where substr(key_phrase, -1) in ('.', '?', '!')
  or lower(substr(key_phrase, 1, instr(key_phrase || ' ', ' ') - 1)) in ('we', 'i', 'it', 'they', 'there', 'you', 'he', 'she')
