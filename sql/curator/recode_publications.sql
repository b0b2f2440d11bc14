-- for: The publications that can be drawn, of one kind of voice. What the first coder made of the page, title and summary included, is not
-- among the columns.
select
  publications.id as publication,
  authorities.name as authority,
  publishers.name as publisher,
  publications.source_url,
  publications.also_at,
  null as "read"
from publications
join authorities on authorities.id = publications.authority
left join publishers on publishers.id = publications.publisher
where publications.source_url is not null and (publications.kind = 'news_report') = :news_reports
order by publications.id
