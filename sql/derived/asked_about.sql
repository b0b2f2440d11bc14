-- question: About which technologies was each force asked, when, and was an answer captured?
-- `asked_from` and `answered_from` are the first days by which it was asked and answered; `unseen` says that no answer was captured.
-- after: disclosures
create table asked_about (
  technology text not null references technologies(id),
  force text not null references forces(id),
  request text not null references requests(id),
  asked_from text,
  answered_from text,
  unseen integer not null,
  primary key (technology, force, request)
) without rowid;

insert into asked_about
select
  request_technologies.technology,
  authorities.force,
  requests.id,
  coalesce(requests.made_on, requests.received_on, requests.responded_on, requests.logged_on),
  disclosures.said_on,
  requests.answer_seen = 'none'
from request_technologies
join requests on requests.id = request_technologies.request
join disclosures on disclosures.id = requests.id
join authorities on authorities.id = requests.authority and authorities.kind = 'force'
order by 1, 2, 3;
