-- question: What has been disclosed: every request with its answer, and every publication, with its date and where it can be read?
-- This is the one home of the rule on dates (code-book, rule 7): a request is dated by the first known of the answer's date, the log's
-- and the date of receipt, a publication by the date that it shows. `said_basis` tells which of them `said_on` is; `said_from` is the
-- first day that `said_on` can mean: 2024-05 counts from 1 May 2024. No publication has the id of a request (a check sees to that).
create table disclosures (
  id text primary key not null,
  kind text not null,
  page text not null,
  authority text not null references authorities(id),
  title text not null,
  reference text,
  said_on text,
  said_from text,
  said_basis text not null,
  outcome text references outcomes(id),
  answer_seen text,
  source_url text
);

insert into disclosures
with dated as (
  select
    id,
    'request' as kind,
    '/requests/' || id as page,
    authority,
    title,
    reference,
    coalesce(responded_on, logged_on, received_on) as said_on,
    case
      when responded_on is not null then 'answered'
      when logged_on is not null then 'filed in the log'
      when received_on is not null then 'request received'
      else 'undated'
    end as said_basis,
    outcome,
    answer_seen,
    source_url
  from requests
  union all
  select
    id,
    'publication',
    '/publications/' || id,
    authority,
    title,
    reference,
    published_on,
    iif(published_on is null, 'undated', 'published'),
    null,
    null,
    source_url
  from publications
)
select
  id,
  kind,
  page,
  authority,
  title,
  reference,
  said_on,
  said_on || substr('0000-01-01', length(said_on) + 1),
  said_basis,
  outcome,
  answer_seen,
  source_url
from dated
order by kind desc, id
on conflict (id) do nothing;
