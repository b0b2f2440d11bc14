-- for: What is known of a force and a technology: whether it has a word of its own, of which day, and whether it was asked.
select
  coverage.force,
  coverage.force_name,
  coverage.technology,
  coverage.technology_name,
  coverage.status,
  coverage.said_on
from coverage
