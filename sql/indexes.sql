-- for: Every index besides those of keys and of columns that refer to another table, which the build makes of data/*.yml itself.
-- It runs once all derived tables are filled: so no insert waits for an index (the one that checks follow is in position_facts.sql,
-- as they do not wait for these). A derived table that refers to another has an index on
-- that column, too, because the page of a row counts the rows that refer to it.
create index asked_about_force on asked_about (force, technology, answered_from);
create index asked_about_request on asked_about (request);

create index contradicting_pairs_affirmation on contradicting_pairs (affirmation);
create index contradicting_pairs_newest on contradicting_pairs (said_from desc, denial, affirmation);
create index contradicting_pairs_closest on contradicting_pairs (days, said_from desc, denial) where own_words and days > 0;

create index coverage_cells_technology on coverage_cells (technology, status);
create index coverage_cells_position on coverage_cells (position);
create index coverage_cells_position_id on coverage_cells (position_id);
create index coverage_cells_covert_position on coverage_cells (covert_position);
create index coverage_cells_covert_position_id on coverage_cells (covert_position_id);
create index coverage_cells_undated_position on coverage_cells (undated_position);
create index coverage_cells_undated_position_id on coverage_cells (undated_position_id);
create index coverage_cells_elsewhere_position_id on coverage_cells (elsewhere_position_id);
create index coverage_cells_since_position_id on coverage_cells (since_position_id);
create index coverage_cells_press_position on coverage_cells (press_position);
create index coverage_cells_press_position_id on coverage_cells (press_position_id);
create index coverage_cells_related_technology on coverage_cells (related_technology);
create index coverage_cells_related_position on coverage_cells (related_position);
create index coverage_cells_related_position_id on coverage_cells (related_position_id);

create index deadlines_late on deadlines (working_days_taken) where on_time = 0;

create index disclosures_said on disclosures (said_on, kind, id);
create index disclosures_said_from on disclosures (said_from, page, id, authority);
create index disclosures_authority on disclosures (authority, said_from, answer_seen, id);
create index disclosures_day on disclosures (id, said_on);
create index disclosures_listed on disclosures (kind, said_from, said_on, authority, outcome);
create index disclosures_outcome on disclosures (outcome);
create index disclosures_unanswered on disclosures (said_on, id, authority) where answer_seen = 'none';

create index disclosure_counts_authority on disclosure_counts (authority);

create index exemption_counts_authority on exemption_counts (authority);

create index position_facts_current on position_facts (technology, force, scope, own_word) where is_current;
create index position_facts_stale on position_facts (said_from, position) where is_current and own_word;
create index position_facts_changed on position_facts (said_from, technology, voice) where changed;
create index position_facts_technology on position_facts (technology, said_from, is_current, is_lead, scope, voice, force, position);
create index position_facts_force on position_facts (force, technology, said_from);
create index position_facts_force_changed on position_facts (force, own_word, said_from, position, technology, previous) where changed;
create index position_facts_force_current on position_facts (force, said_from) where is_current;
create index position_facts_force_denials on position_facts (force) where stance = 'no';
create index position_facts_force_said on position_facts (force, said_from, disclosure);
create index position_facts_year on position_facts (technology, year, rank, code, own_word, voice, force);
create index position_facts_said on position_facts (said_from, position, technology);
create index position_facts_code on position_facts (code, own_word, force, voice);
create index position_facts_denials on position_facts (said_from, force, technology) where stance = 'no' and force is not null;
create index position_facts_voice on position_facts (voice);
create index position_facts_authority on position_facts (authority);
create index position_facts_previous on position_facts (previous);

create index position_facts_stood on position_facts (ifnull(stood_until, '~'), said_from, technology) where is_lead;
create index position_facts_moved on position_facts (technology, force, said_from, position)
  where own_word and is_lead and force is not null and said_on is not null and scope <> 'remainder';

create index position_facts_product on position_facts (product, force, code, voice, said_on) where product is not null;
create index position_facts_product_of_force on position_facts (force, product, code, voice, said_on, said_from) where product is not null;
create index position_facts_product_of_technology on position_facts (technology, product, force, code, voice, said_on) where product is not null;

create index position_facts_group on position_facts (force_group) where force_group is not null;

create index group_facts_force on group_facts (force, technology) where is_current;
create index group_facts_technology on group_facts (technology);

create index press_pairs_report on press_pairs (report);
create index press_pairs_newest on press_pairs (newest_from, report, answer);

create index shown_answers_force on shown_answers (force);
create index shown_answers_technology on shown_answers (technology);
create index shown_answers_position on shown_answers (position_id);
create index shown_answers_authority on shown_answers (authority);

create index standing_positions_technology on standing_positions (technology, force, own_word);
create index standing_positions_position on standing_positions (position);
create index standing_positions_code on standing_positions (code);

create index publication_technologies_about on publication_technologies (technology, publication);
create index request_technologies_about on request_technologies (technology, request);

create index read_last_disclosure on read_last (disclosure);

create index technology_exemption_counts_exemption on technology_exemption_counts (exemption);

create index technology_ancestors_ancestor on technology_ancestors (ancestor, technology);
