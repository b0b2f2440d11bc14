-- check: A capture is of the address of a source, and has a hash and a new address where its status says so.
with
  sources as (
    select ' ' || coalesce(source_url, '') || ' ' || coalesce(also_at, '') || ' ' as addresses from requests
    union all
    select ' ' || coalesce(source_url, '') || ' ' || coalesce(also_at, '') || ' ' from publications
  ),
  faults as (
    select address, 'address' as column_name, 'is the address of no request or publication; remove the row' as what
    from captures
    where not exists (select 1 from sources where instr(addresses, ' ' || captures.address || ' '))
    union all
    select
      address,
      'moved_to',
      case when moved_to is null then 'is blank, and the page has moved; say where to' else 'is for a moved page only' end
    from captures
    where (source_status = 'moved') <> (moved_to is not null)
    union all
    select
      address,
      'content_sha256',
      case
        when content_sha256 is null then 'is blank, and a page was sent; capture it again'
        else 'is for a page that was sent only'
      end
    from captures
    where (source_status in ('there', 'moved')) <> (content_sha256 is not null)
  )
select 'captures' as table_name, address as key, column_name, what
from faults
