-- check: An exemption is one of the law that the request stands under.
select
  'request_exemptions' as table_name,
  request_exemptions.request || ' ' || request_exemptions.exemption as key,
  'exemption' as column_name,
  '''' || request_exemptions.exemption || ''' is a section of ' || exemptions.act || ', but the request stands under ' || coalesce(requests.law, 'no law') as what
from request_exemptions
join requests on requests.id = request_exemptions.request
join exemptions on exemptions.id = request_exemptions.exemption
where requests.law is not exemptions.act
