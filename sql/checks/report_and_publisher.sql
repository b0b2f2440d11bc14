-- check: A news report names its publisher; nothing else has one, and of nothing else is it said whether the body is quoted.
select
  'publications' as table_name,
  id as key,
  'publisher' as column_name,
  'is blank, but the kind is ''news_report''; name the outlet' as what
from publications
where kind = 'news_report' and publisher is null
union all
select 'publications', id, 'publisher', '''' || publisher || ''' is only for a news report, and the kind is ''' || kind || '''; leave it blank'
from publications
where kind <> 'news_report' and publisher is not null
union all
select 'publications', id, 'quoted', '''' || quoted || ''' is only for a news report, and the kind is ''' || kind || '''; leave it blank'
from publications
where kind <> 'news_report' and quoted is not null
