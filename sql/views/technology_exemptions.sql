-- question: Which exemptions are relied on in answers to requests about each technology?
-- An answer relies on its exemptions as a whole: where a request asks about several technologies, each is listed with all of them.
select
  request_technologies.technology,
  technologies.name as technology_name,
  request_exemptions.exemption,
  exemptions.act,
  exemptions.section,
  exemptions.title,
  exemptions.kind,
  exemptions.effect,
  disclosures.authority,
  authorities.name as authority_name,
  disclosures.said_on,
  disclosures.title as request_title,
  request_technologies.request
from request_technologies
join request_exemptions on request_exemptions.request = request_technologies.request
join exemptions on exemptions.id = request_exemptions.exemption
join disclosures on disclosures.id = request_technologies.request
join authorities on authorities.id = disclosures.authority
join technologies on technologies.id = request_technologies.technology
