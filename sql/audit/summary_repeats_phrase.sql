-- audit: A summary is in our own words: it does not repeat eight or more words in a row of its key phrase.
select
  'positions' as table_name,
  id as key,
  'summary' as column_name,
  'repeats ' || words_in_common(summary, key_phrase) || ' words in a row of the key phrase; say it in our own' as what
from positions
where words_in_common(summary, key_phrase) >= 8
