"""Every sql/checks/*.sql finds its fault and nothing else."""

import pytest
import sqlite_utils

from disclosures.compiler.checks.csvs import checked_rows
from disclosures.compiler.checks.data import data_problems, new_problems
from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.derive import derive
from disclosures.compiler.edition import read_edition
from disclosures.compiler.load import load
from disclosures.compiler.problems import Problem
from disclosures.compiler.schema import read_schema
from disclosures.compiler.sql_files import read_folder
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

CHECKS = read_folder(ROOT / "sql" / "checks")


def found(project):
    """What the checks find in the project's rows, which are sound in themselves."""
    tables = checked_rows(read_schema(project.data))
    assert [problem for rows in tables for problem in rows.problems] == []
    db = sqlite_utils.Database(memory=True)
    for rows in tables:
        rows.again()
        load(db, rows)
    derive(db, ROOT / "sql", read_edition("1.0.0", ROOT / "metadata.yml"))
    return sorted(
        str(problem)
        for problem in data_problems(db, ROOT / "sql" / "checks", {rows.table.name: rows for rows in tables})
    )


POSITION = {
    "force": "essex",
    "technology": "drones",
    "position": "uses",
    "scope": "unspecified",
    "summary": "Uses drones.",
}
FIGURE = {"technology": "drones", "measure": "Drones", "qualifier": "exact", "value": "3", "unit": "drones"}
PUBLICATION = {
    "authority": "essex",
    "kind": "web_page",
    "title": "Drones",
    "summary": "What drones do.",
    "checked": "single",
    "read_on": "2026-11-21",
    "confidence": "low",
}
REQUEST = {
    "authority": "essex",
    "law": "FOIA 2000",
    "title": "Drones",
    "summary": "Which drones?",
    "outcome": "disclosed",
    "answer_seen": "whole",
    "source_kind": "letter",
    "checked": "single",
    "read_on": "2026-11-21",
    "confidence": "low",
}


def a_citation_of_nothing(project):
    project.add("citations", id="essex-16495-c1", request="essex-16495")
    line = project.line("citations", "essex-16495-c1")
    return f"data/citations.csv:{line}: reference: is blank, and url too; give the reference or the address of the earlier request"


def a_citation_of_itself(project):
    project.add("citations", id="essex-16495-c1", request="essex-16495", reference="16495", cited_request="essex-16495")
    line = project.line("citations", "essex-16495-c1")
    return f"data/citations.csv:{line}: reference: cites the request itself; name the earlier one"


def a_request_received_before_it_was_made(project):
    project.change("requests", "cleveland-13931-2022", made_on="2022-05-20")
    line = project.line("requests", "cleveland-13931-2022")
    return f"data/requests.csv:{line}: received_on: '2022-05-12' lies before made_on '2022-05-20'; check both dates"


def a_request_answered_before_the_month_in_which_it_was_received(project):
    project.change("requests", "essex-16495", received_on="2022-03")
    line = project.line("requests", "essex-16495")
    return f"data/requests.csv:{line}: responded_on: '2022-02-24' lies before received_on '2022-03'; check both dates"


def a_due_date_that_the_clock_does_not_give(project):
    project.change("requests", "cleveland-13931-2022", due_printed_on="2022-06-10")
    line = project.line("requests", "cleveland-13931-2022")
    return (
        f"data/requests.csv:{line}: due_printed_on: '2022-06-10' is not the statutory due date '2022-06-13' for a request received on "
        "2022-05-12; check both, or add an event of kind due_date_misprinted that explains"
    )


def of_another_name(project, id, reference, tail):
    """Add a request whose reference is not what its id ends in; returns what is to be said."""
    project.add("requests", id=id, reference=reference, source_url="https://example.org", **REQUEST)
    line = project.line("requests", id)
    return (
        f"data/requests.csv:{line}: reference: '{reference}' is not the reference that the id ends in, '{tail}'; a spreadsheet may have "
        "changed it: write it as the source prints it, or rename the id"
    )


def a_reference_that_lost_its_zeros(project):
    return of_another_name(project, "essex-00472", "472", "00472")


def a_reference_that_lost_its_last_figures(project):
    return of_another_name(project, "essex-2013030002043", "2013030002000", "2013030002043")


def a_reference_that_is_of_another_year(project):
    return of_another_name(project, "essex-foi-12-24", "FOI 12/25", "foi-12-24")


def a_figure_in_no_disclosure(project):
    project.add("figures", id="drones", **FIGURE)
    line = project.line("figures", "drones")
    return f"data/figures.csv:{line}: request: is blank, and publication too; name the request or the publication in which it stands"


def a_figure_in_two_disclosures(project):
    project.add("publications", id="essex-drones", source_url="https://example.org", **PUBLICATION)
    project.add("figures", id="essex-16495-f1", request="essex-16495", publication="essex-drones", **FIGURE)
    line = project.line("figures", "essex-16495-f1")
    return f"data/figures.csv:{line}: request: and publication are both given; a figure stands in one of them"


def a_force_that_is_no_authority(project):
    project.change("authorities", "btp", kind="national")
    line = project.line("forces", "btp")
    return f"data/forces.csv:{line}: id: 'btp' is not an authority of the same id, name and force; add it to authorities with kind force"


def an_authority_of_the_kind_force_that_is_none(project):
    project.change("authorities", "acpo", kind="force")
    line = project.line("authorities", "acpo")
    return f"data/authorities.csv:{line}: kind: 'force' is only for the forces of forces.csv; 'acpo' is not one"


def an_exemption_of_another_law(project):
    scottish = next(row["id"] for row in project.rows("exemptions") if row["act"] == "FOISA 2002")
    project.add("request_exemptions", request="essex-16495", exemption=scottish)
    line = project.line("request_exemptions", "essex-16495")
    return f"data/request_exemptions.csv:{line}: exemption: '{scottish}' is a section of FOISA 2002, but the request stands under FOIA 2000"


def a_request_under_a_law_that_the_force_does_not_answer_under(project):
    project.change("requests", "essex-16495", law="FOISA 2002")
    line = project.line("requests", "essex-16495")
    return f"data/requests.csv:{line}: law: 'FOISA 2002', but Essex Police answers under FOIA 2000"


def a_request_under_no_law(project):
    project.change("requests", "essex-16495", law="")
    line = project.line("requests", "essex-16495")
    return f"data/requests.csv:{line}: law: is blank, but Essex Police answers under FOIA 2000"


def a_position_named_after_another_request(project):
    project.add("positions", id="essex-16224-p99", request="essex-16495", **POSITION)
    line = project.line("positions", "essex-16224-p99")
    return f"data/positions.csv:{line}: id: 'essex-16224-p99' is not named after its disclosure; begin it with 'essex-16495-'"


def a_publication_under_the_id_of_a_request(project):
    project.add("publications", id="essex-16495", source_url="https://example.org", **PUBLICATION)
    line = project.line("publications", "essex-16495")
    return f"data/publications.csv:{line}: id: 'essex-16495' is the id of a request, too; choose another"


def a_position_in_no_disclosure(project):
    project.add("positions", id="drones", **POSITION)
    line = project.line("positions", "drones")
    return f"data/positions.csv:{line}: request: is blank, and publication too; name the request or the publication in which it stands"


def a_position_in_two_disclosures(project):
    project.add("publications", id="essex-drones", source_url="https://example.org", **PUBLICATION)
    project.add("positions", id="essex-16495-p99", request="essex-16495", publication="essex-drones", **POSITION)
    line = project.line("positions", "essex-16495-p99")
    return f"data/positions.csv:{line}: request: and publication are both given; a position stands in one of them"


def a_position_stated_twice(project):
    project.add("positions", id="essex-16495-p98", request="essex-16495", **POSITION)
    project.add("positions", id="essex-16495-p99", request="essex-16495", **POSITION)
    line = project.line("positions", "essex-16495-p99")
    return f"data/positions.csv:{line}: position: 'uses' is stated already by essex-16495-p98 of the same disclosure; keep one"


def a_position_in_an_answer_that_was_not_seen(project):
    project.add("positions", id="cleveland-472-24-p1", request="cleveland-472-24", **POSITION | {"force": "cleveland"})
    line = project.line("positions", "cleveland-472-24-p1")
    return (
        f"data/positions.csv:{line}: request: 'cleveland-472-24' has answer_seen 'none', so no position can be known; "
        "remove the position, or set answer_seen to part or whole"
    )


def a_request_under_another_spelling_of_its_reference(project):
    project.add("requests", id="essex-foi-16495", reference="FOI 164/95", **REQUEST)
    line = project.line("requests", "essex-foi-16495")
    return f"data/requests.csv:{line}: reference: 'FOI 164/95' of essex is the request 'essex-16495' under another spelling; one request is one row"


def an_overt_refusal_to_confirm_or_deny(project):
    project.add(
        "positions", id="essex-16495-p99", request="essex-16495", **POSITION | {"position": "ncnd", "scope": "overt"}
    )
    line = project.line("positions", "essex-16495-p99")
    return f"data/positions.csv:{line}: scope: 'overt' makes no sense with 'ncnd'; write covert or remainder or unspecified"


def an_announced_covert_use(project):
    project.add("positions", id="essex-16495-p99", request="essex-16495", **POSITION | {"scope": "covert"})
    line = project.line("positions", "essex-16495-p99")
    return f"data/positions.csv:{line}: scope: 'covert' makes no sense with 'uses'; write overt or unspecified"


def a_use_since_a_date_after_the_statement(project):
    project.add("positions", id="essex-16495-p99", request="essex-16495", since_on="2022-03", **POSITION)
    line = project.line("positions", "essex-16495-p99")
    return f"data/positions.csv:{line}: since_on: '2022-03' lies after the statement's own date '2022-02-24'; check both dates"


def a_request_without_source(project):
    project.change("requests", "essex-16495", source_url="")
    line = project.line("requests", "essex-16495")
    return f"data/requests.csv:{line}: source_url: is blank; give the address where the answer is published, or set source_kind to letter"


def a_publication_without_source(project):
    project.add("publications", id="essex-drones", **PUBLICATION)
    line = project.line("publications", "essex-drones")
    return f"data/publications.csv:{line}: source_url: is blank; give the address where it is published"


def a_technology_broader_than_itself_by_a_detour(project):
    project.change("technologies", "digital-forensics", broader="mobile-phone-extraction")
    return [
        f"data/technologies.csv:{project.line('technologies', name)}: broader: leads back to '{name}' itself; "
        "a technology cannot be broader than itself"
        for name in ("digital-forensics", "mobile-phone-extraction")
    ]


def a_yes_beside_a_no(project):
    project.add("positions", id="essex-16495-p98", request="essex-16495", **POSITION)
    project.add("positions", id="essex-16495-p99", request="essex-16495", **POSITION | {"position": "does_not_use"})
    line = project.line("positions", "essex-16495-p99")
    return (
        f"data/positions.csv:{line}: position: 'does_not_use' stands beside 'uses' (essex-16495-p98) for the same technology and scope "
        "in the same disclosure; name the products, or choose one"
    )


def a_trial_beside_a_use(project):
    project.add("positions", id="essex-16495-p98", request="essex-16495", **POSITION)
    project.add("positions", id="essex-16495-p99", request="essex-16495", **POSITION | {"position": "trialling"})
    line = project.line("positions", "essex-16495-p99")
    return (
        f"data/positions.csv:{line}: position: 'trialling' stands beside 'uses' (essex-16495-p98) for the same technology in the same "
        "disclosure; name the products, or tell it in the summary of the use"
    )


def a_plan_beside_a_use_of_the_same_product_by_the_same_group(project):
    project.add("publications", id="essex-drones", source_url="https://example.org", **PUBLICATION)
    of_group = POSITION | {"force": "", "force_group": "england-and-wales", "product": "pnd"}
    project.add("positions", id="essex-drones-p1", publication="essex-drones", **of_group)
    project.add("positions", id="essex-drones-p2", publication="essex-drones", **of_group | {"position": "considering"})
    line = project.line("positions", "essex-drones-p2")
    return (
        f"data/positions.csv:{line}: position: 'considering' stands beside 'uses' (essex-drones-p1) for the same technology in the same "
        "disclosure; name the products, or tell it in the summary of the use"
    )


def a_force_beside_a_group(project):
    project.add(
        "positions", id="essex-16495-p99", request="essex-16495", **POSITION | {"force_group": "england-and-wales"}
    )
    line = project.line("positions", "essex-16495-p99")
    return (
        f"data/positions.csv:{line}: force_group: 'england-and-wales' stands beside the force 'essex'; keep the group, or the force if "
        "the words name it alone"
    )


def a_news_report_of_no_outlet(project):
    project.add(
        "publications", id="essex-drones", source_url="https://example.org", **PUBLICATION | {"kind": "news_report"}
    )
    line = project.line("publications", "essex-drones")
    return f"data/publications.csv:{line}: publisher: is blank, but the kind is 'news_report'; name the outlet"


def a_web_page_that_quotes_through_an_outlet(project):
    reported = {"publisher": "bbc", "quoted": "no"}
    project.add("publications", id="essex-drones", source_url="https://example.org", **PUBLICATION, **reported)
    line = project.line("publications", "essex-drones")
    only = "is only for a news report, and the kind is 'web_page'; leave it blank"
    return [
        f"data/publications.csv:{line}: publisher: 'bbc' {only}",
        f"data/publications.csv:{line}: quoted: 'no' {only}",
    ]


def the_same_words_under_a_wider_kind(project):
    wide, narrow = {"technology": "facial-recognition"}, {"technology": "live-facial-recognition"}
    project.add("positions", id="essex-16495-p98", request="essex-16495", **POSITION | wide)
    project.add("positions", id="essex-16495-p99", request="essex-16495", **POSITION | narrow)
    line = project.line("positions", "essex-16495-p98")
    return (
        f"data/positions.csv:{line}: technology: 'facial-recognition' is wider than 'live-facial-recognition', under which the same words "
        "stand (essex-16495-p99); keep the narrower"
    )


def of_key_phrase(project, phrase, without):
    project.add("positions", id="essex-16495-p99", request="essex-16495", key_phrase=phrase, **POSITION)
    line = project.line("positions", "essex-16495-p99")
    return f"data/positions.csv:{line}: key_phrase: '{phrase}' reads as a sentence; keep the operative words, without {without}"


def a_key_phrase_with_its_full_stop(project):
    return of_key_phrase(project, "do use drones.", "the mark at the end")


def a_key_phrase_with_its_subject(project):
    return of_key_phrase(project, "We use drones", "the subject")


CORRECTION = {
    "asked_by": "force",
    "received_on": "2024-05-02",
    "asked": "To say that the trial ended.",
    "decision": "open",
}


def a_correction_of_nothing(project):
    project.add("corrections", id="essex-16495-r1", **CORRECTION)
    line = project.line("corrections", "essex-16495-r1")
    return f"data/corrections.csv:{line}: request: is blank, and publication too; name the request or the publication to be corrected"


def a_correction_decided_before_it_was_received(project):
    decided = {"decision": "declined", "reason": "The page says so still.", "decided_on": "2024-05-01"}
    project.add("corrections", id="essex-16495-r1", request="essex-16495", **CORRECTION | decided)
    line = project.line("corrections", "essex-16495-r1")
    return (
        f"data/corrections.csv:{line}: decided_on: '2024-05-01' lies before received_on '2024-05-02'; check both dates"
    )


def a_correction_decided_on_no_day_and_for_no_reason(project):
    project.add("corrections", id="essex-16495-r1", request="essex-16495", **CORRECTION | {"decision": "corrected"})
    line = project.line("corrections", "essex-16495-r1")
    return [
        f"data/corrections.csv:{line}: decided_on: is blank, but the decision is 'corrected'; give the day",
        f"data/corrections.csv:{line}: reason: is blank, but the decision is 'corrected'; say how it was decided",
    ]


def an_open_correction_with_a_reason(project):
    project.add(
        "corrections", id="essex-16495-r1", request="essex-16495", **CORRECTION | {"reason": "The page says so still."}
    )
    line = project.line("corrections", "essex-16495-r1")
    return f"data/corrections.csv:{line}: decision: 'open' stands beside a day or a reason; give the decision, or leave both blank"


def a_correction_named_after_another_request(project):
    project.add("corrections", id="essex-16224-r1", request="essex-16495", **CORRECTION)
    line = project.line("corrections", "essex-16224-r1")
    return f"data/corrections.csv:{line}: id: 'essex-16224-r1' is not named after its disclosure; begin it with 'essex-16495-'"


AGREEMENT = {
    "sample": "2024-05-01-seed-7",
    "variable": "outcome",
    "basis": "compared",
    "drawn_on": "2024-05-01",
    "compared_on": "2024-05-31",
    "requests": "9",
    "units": "9",
}


def an_agreement_on_more_than_there_is(project):
    project.add("agreement", **AGREEMENT, alike="10")
    line = project.line("agreement", "2024-05-01-seed-7")
    return f"data/agreement.csv:{line}: alike: 10 is more than the 9 units; check both"


def an_agreement_found_before_the_draw(project):
    project.add("agreement", **AGREEMENT | {"compared_on": "2024-04-30"}, alike="9")
    line = project.line("agreement", "2024-05-01-seed-7")
    return f"data/agreement.csv:{line}: compared_on: '2024-04-30' lies before drawn_on '2024-05-01'; check both dates"


def an_agreement_worked_out_from_nothing(project):
    project.add("agreement", **AGREEMENT | {"units": ""}, alike="9")
    line = project.line("agreement", "2024-05-01-seed-7")
    what = "'compared' needs both days, the requests or publications, the units and those alike; give them, or write 'reported'"
    return f"data/agreement.csv:{line}: basis: {what}"


CAPTURE = {"address": "https://www.essex.police.uk/none/", "fetched_on": "2026-11-27"}


def a_capture_of_the_source_of_nothing(project):
    project.add("captures", **CAPTURE, source_status="gone")
    line = project.line("captures", CAPTURE["address"])
    return f"data/captures.csv:{line}: address: is the address of no request or publication; remove the row"


def captures_that_do_not_say_what_became_of_the_page(project):
    project.change(
        "requests",
        "essex-16495",
        also_at="https://a.example/1 https://a.example/2 https://a.example/3 https://a.example/4",
    )
    sha256 = "0" * 64
    for number, status, moved_to, content in (
        ("1", "moved", "", sha256),
        ("2", "there", "https://b.example/", sha256),
        ("3", "there", "", ""),
        ("4", "gone", "", sha256),
    ):
        project.add(
            "captures",
            address=f"https://a.example/{number}",
            fetched_on="2026-11-27",
            source_status=status,
            moved_to=moved_to,
            content_sha256=content,
        )
    first = project.line("captures", "https://a.example/1")
    return [
        f"data/captures.csv:{first}: moved_to: is blank, and the page has moved; say where to",
        f"data/captures.csv:{first + 1}: moved_to: is for a moved page only",
        f"data/captures.csv:{first + 2}: content_sha256: is blank, and a page was sent; capture it again",
        f"data/captures.csv:{first + 3}: content_sha256: is for a page that was sent only",
    ]


def a_postcode_area_that_is_missing(project):
    project.change("postcode_areas", "ze-scotland", area="ZD")
    line = project.line("postcode_areas", "ze-scotland")
    return [
        f"data/postcode_areas.csv:{line}: area: 'ZD' is no postcode area",
        "data/postcode_areas.csv:1: area: ZE is missing",
    ]


def a_force_of_a_postcode_area_without_its_share(project):
    project.change("postcode_areas", "ts-durham", share="")
    line = project.line("postcode_areas", "ts-durham")
    return f"data/postcode_areas.csv:{line}: share: a share goes with a force, and a force with a share"


def a_postcode_area_of_parts_alone(project):
    project.change("postcode_areas", "ts-cleveland", share="part")
    line = project.line("postcode_areas", "ts-cleveland")
    return f"data/postcode_areas.csv:{line}: share: TS has parts but no main force"


def a_force_that_serves_no_postcode_area(project):
    project.change("postcode_areas", "bt-northern-ireland", force="scotland")
    line = project.line("forces", "northern-ireland")
    return f"data/forces.csv:{line}: id: 'northern-ireland' serves no postcode area; add it to postcode_areas"


CASES = {
    "agreement_counts": [
        an_agreement_on_more_than_there_is,
        an_agreement_found_before_the_draw,
        an_agreement_worked_out_from_nothing,
    ],
    "capture_of_source": [a_capture_of_the_source_of_nothing, captures_that_do_not_say_what_became_of_the_page],
    "correction_decided": [
        a_correction_decided_before_it_was_received,
        a_correction_decided_on_no_day_and_for_no_reason,
        an_open_correction_with_a_reason,
    ],
    "correction_in_one_disclosure": [a_correction_of_nothing],
    "citation_says_what": [a_citation_of_nothing, a_citation_of_itself],
    "dates_in_order": [
        a_request_received_before_it_was_made,
        a_request_answered_before_the_month_in_which_it_was_received,
    ],
    "due_date_as_printed": [a_due_date_that_the_clock_does_not_give],
    "figure_in_one_disclosure": [a_figure_in_no_disclosure, a_figure_in_two_disclosures],
    "postcode_areas_whole": [
        a_postcode_area_that_is_missing,
        a_force_of_a_postcode_area_without_its_share,
        a_postcode_area_of_parts_alone,
        a_force_that_serves_no_postcode_area,
    ],
    "force_is_authority": [a_force_that_is_no_authority, an_authority_of_the_kind_force_that_is_none],
    "force_or_group": [a_force_beside_a_group],
    "key_phrase_is_no_sentence": [a_key_phrase_with_its_full_stop, a_key_phrase_with_its_subject],
    "law_of_exemption": [an_exemption_of_another_law],
    "law_of_request": [a_request_under_a_law_that_the_force_does_not_answer_under, a_request_under_no_law],
    "named_after_disclosure": [a_position_named_after_another_request, a_correction_named_after_another_request],
    "one_id_one_disclosure": [a_publication_under_the_id_of_a_request],
    "plan_beside_use": [a_trial_beside_a_use, a_plan_beside_a_use_of_the_same_product_by_the_same_group],
    "position_in_one_disclosure": [a_position_in_no_disclosure, a_position_in_two_disclosures],
    "position_twice": [a_position_stated_twice],
    "position_without_answer": [a_position_in_an_answer_that_was_not_seen],
    "reference_as_named": [
        a_reference_that_lost_its_zeros,
        a_reference_that_lost_its_last_figures,
        a_reference_that_is_of_another_year,
    ],
    "report_and_publisher": [a_news_report_of_no_outlet, a_web_page_that_quotes_through_an_outlet],
    "request_twice": [a_request_under_another_spelling_of_its_reference],
    "scope_of_position": [an_overt_refusal_to_confirm_or_deny, an_announced_covert_use],
    "since_before_said": [a_use_since_a_date_after_the_statement],
    "source_known": [a_request_without_source, a_publication_without_source],
    "technology_circle": [a_technology_broader_than_itself_by_a_detour],
    "wider_kind_in_same_words": [the_same_words_under_a_wider_kind],
    "yes_and_no": [a_yes_beside_a_no],
}
"""For every check, the faults that show it at work. Each spoils the founding data and returns what is to be said of
it."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_has_a_case_and_says_what_it_checks(check):
    assert CASES.get(check.name), f"write a fault that sql/checks/{check.name}.sql finds, and name it in CASES"
    assert check.header["check"].endswith(".")


@pytest.mark.parametrize(
    "fault", [fault for faults in CASES.values() for fault in faults], ids=lambda fault: fault.__name__
)
def test_a_fault_is_found_by_its_check_and_by_no_other(project, fault):
    expected = fault(project)
    assert found(project) == sorted([expected] if isinstance(expected, str) else expected)


def test_the_founding_data_has_no_fault(project):
    assert found(project) == []


def test_a_due_date_that_is_known_to_be_misprinted_is_no_fault(project):
    a_due_date_that_the_clock_does_not_give(project)
    project.add(
        "events",
        id="cleveland-13931-2022-e99",
        request="cleveland-13931-2022",
        kind="due_date_misprinted",
        note="Printed so.",
    )
    assert found(project) == []


@pytest.mark.parametrize(
    ("id", "reference"),
    [
        pytest.param("essex-0099-202223", "0099-2022/23", id="signs do not count"),
        pytest.param("essex-472-24", "FOI 472/24", id="letters before it"),
        pytest.param("essex-foi-2023-24-104", "2023/24-104", id="foi may stand in the id only"),
        pytest.param("essex-covid-19-drones", "00472", id="an id of words says nothing of the reference"),
        pytest.param("drones-essex-24", "00472", id="an id that does not begin with the authority"),
    ],
)
def test_an_id_may_spell_the_reference_otherwise_or_leave_it_out(project, id, reference):
    project.add("requests", id=id, reference=reference, source_url="https://example.org", **REQUEST)
    assert found(project) == []


def test_a_month_is_not_before_a_day_of_the_same_month(project):
    project.change("requests", "essex-16495", received_on="2022-02", made_on="2022")
    assert found(project) == []


def test_a_yes_and_a_no_to_two_products_stand_beside_each_other(project):
    other = {"technology": "predictive-policing", "product": "fearless-futures"}
    project.add("positions", id="essex-16495-p98", request="essex-16495", **POSITION | other)
    assert found(project) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({}, {"position": "trialled", "technology": "anpr"}, id="of two technologies"),
        pytest.param({}, {"position": "trialled", "force": "cleveland"}, id="of two forces"),
        pytest.param({"product": "pnd"}, {"position": "considering"}, id="of a product and of the kind"),
        pytest.param({"position": "formerly_used"}, {"position": "considering"}, id="used before, and planned again"),
    ],
)
def test_a_use_and_a_plan_of_two_things_stand_beside_each_other(project, first, second):
    project.add("positions", id="essex-16495-p98", request="essex-16495", **POSITION | first)
    project.add("positions", id="essex-16495-p99", request="essex-16495", **POSITION | second)
    assert found(project) == []


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        pytest.param({"position": "does_not_use"}, {"position": "does_not_use"}, id="one no to a list"),
        pytest.param({"position": "ncnd"}, {"position": "ncnd"}, id="one refusal of a list"),
        pytest.param({}, {"summary": "Uses live facial recognition."}, id="two statements"),
        pytest.param({}, {"force": "cleveland"}, id="of two forces"),
    ],
)
def test_a_wider_kind_may_stand_beside_a_narrower_one(project, wider, narrower):
    narrow, wide = {"technology": "live-facial-recognition"}, {"technology": "facial-recognition"}
    project.add("positions", id="essex-16495-p98", request="essex-16495", **POSITION | wide | wider)
    project.add("positions", id="essex-16495-p99", request="essex-16495", **POSITION | narrow | narrower)
    assert found(project) == []


@pytest.mark.parametrize(
    "phrase", ["No", "do not use drones", "its wetting agents", "in use, he said", "Theyford trial"]
)
def test_operative_words_are_no_sentence(project, phrase):
    project.add("positions", id="essex-16495-p99", request="essex-16495", key_phrase=phrase, **POSITION)
    assert found(project) == []


def test_a_check_that_fails_is_told_and_the_others_run(describe, tmp_path):
    (tmp_path / "sql" / "checks").mkdir(parents=True)
    (tmp_path / "sql" / "checks" / "a.sql").write_text("select thing from nowhere")
    (tmp_path / "sql" / "checks" / "b.sql").write_text("select 'things', 'a b', 'name', 'is odd'")
    things = read_rows(describe(["id", "name"], [["x", "y"], ["a", "b"]], primaryKey=["id", "name"]))
    problems = data_problems(sqlite_utils.Database(memory=True), tmp_path / "sql" / "checks", {"things": things})
    assert [str(problem) for problem in problems] == [
        "sql/checks/a.sql:1: sql: fails: no such table: nowhere",
        "data/things.csv:3: name: is odd",
    ]


def test_what_was_said_of_a_cell_before_is_not_said_again():
    known = [Problem("data/things.csv", 2, "name", "is blank")]
    same = Problem("data/things.csv", 2, "name", "is odd")
    others = [
        Problem(f"data/{file}.csv", line, column, "is odd")
        for file, line, column in [("things", 2, "id"), ("things", 3, "name"), ("kinds", 2, "name")]
    ]
    assert list(new_problems([same, *others], known)) == others
