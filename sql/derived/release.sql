-- question: Which version of the data is this, how new are its rows, and under which licence?
-- One row, so that a database speaks of itself wherever it is served. `newest_row_on` is the latest full date that any row gives for
-- something that happened: citations and the report on quality count from it, not from the day of a build. The build knows the rest
-- from data/VERSION and metadata.yml and hands it over in `told`.
create table release (
  version text primary key not null,
  newest_row_on text,
  title text not null,
  description text not null,
  licence text not null,
  licence_url text not null,
  source text not null
);

insert into release
select
  version,
  (
    select max(happened_on)
    from (
      select made_on as happened_on from requests
      union all select received_on from requests
      union all select responded_on from requests
      union all select logged_on from requests
      union all select published_on from publications
      union all select event_on from events
    )
    where length(happened_on) = 10
  ),
  title,
  description,
  licence,
  licence_url,
  source
from told;
