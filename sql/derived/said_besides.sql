-- question: What does the same source say besides, of the same force or group, technology and scope: "does not use" and "considering"?
-- after: position_facts
create table said_besides (
  position text not null references positions(id),
  other text not null,
  code text not null,
  primary key (position, other)
) without rowid;

insert into said_besides
select facts.position, others.position, others.code
from position_facts as facts
cross join position_facts as others
  on others.disclosure = facts.disclosure
  and others.force is facts.force
  and others.force_group is facts.force_group
  and others.technology = facts.technology
  and others.scope = facts.scope
  and others.code <> facts.code
order by 1, 2;
