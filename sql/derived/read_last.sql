-- question: What was read last, the newest of it first, and how much of it is there?
-- Of the requests and publications that were read on the latest day (`read_on`), the five of the latest dates; `disclosures` counts all
-- of them, `news_reports` the news reports of that day, which are not among them.
-- after: disclosures
create table read_last (
  place integer primary key not null,
  disclosure text not null references disclosures(id),
  read_on text not null,
  disclosures integer not null,
  news_reports integer not null
);

insert into read_last (disclosure, read_on, disclosures, news_reports)
with told as (
  select id, read_on from requests
  union all
  select id, read_on from publications where kind <> 'news_report'
),
latest as materialized (
  select max(read_on) as read_on from told
),
newest as (
  select disclosures.id, latest.read_on, count(*) over () as found
  from latest
  join told on told.read_on = latest.read_on
  join disclosures on disclosures.id = told.id
  order by disclosures.said_on desc, disclosures.id
  limit 5
)
select
  id,
  read_on,
  found,
  (select count(*) from publications where publications.read_on = newest.read_on and kind = 'news_report')
from newest;
