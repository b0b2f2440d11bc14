-- question: Who relies on which exemption, how often, and how often together with a refusal to confirm or deny?
select
  exemption_counts.exemption,
  exemptions.act,
  exemptions.section,
  exemptions.title,
  exemptions.kind,
  exemptions.effect,
  exemption_counts.authority,
  authorities.name as authority_name,
  exemption_counts.requests,
  exemption_counts.ncnd_positions,
  exemption_counts.first_on,
  exemption_counts.last_on
from exemption_counts
join exemptions on exemptions.id = exemption_counts.exemption
join authorities on authorities.id = exemption_counts.authority
