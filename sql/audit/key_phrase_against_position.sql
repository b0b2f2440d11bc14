-- audit: The words bear the position: those of a use are not in the future tense, and those of a denial deny.
select
  'positions' as table_name,
  id as key,
  'key_phrase' as column_name,
  '''' || key_phrase || ''' does not say ''' || position || '''; correct the position, or keep the words that say it' as what
from (select *, ' ' || replace(lower(key_phrase), '’', '''') || ' ' as words from positions where key_phrase is not null)
where
  (position = 'uses' and (words like '% will %' or words like '% are to %' or words like '% is to %' or words like '% to be %'))
  or (
    position = 'does_not_use'
    and not (
      words like '% not %' or words like '% no %' or words like '% never %' or words like '%n''t %' or words like '% neither %'
      or words like '% none %'
    )
  )
