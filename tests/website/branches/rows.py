"""Rows made to reach what made-up rows drawn by lot reach seldom or never. Nothing in them is true."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict

from disclosures.compiler.schema import read_schema
from tests.conftest import Project

READ = {"checked": "single", "confidence": "high", "read_on": "2026-11-21"}
SAID = "Says something of it."
LAWS = {"scotland": "FOISA 2002", "nca": ""}
MOST_OTHERS = 100
"""Disclosures without a current position that the page of a technology lists at most."""
MOST_SHOWN = 200
"""Requests that the page of a section lists at most."""


class Maker:
    """Adds disclosures to the rows of a project, each with what belongs to it."""

    def __init__(self, project: Project):
        self.project = project
        self.made: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.groups = {row["id"] for row in project.rows("force_groups")}
        self.publications: set[str] = set()
        self.numbers: Counter[tuple[str, str]] = Counter()

    def save(self) -> None:
        """Write what was made behind the rows that are there."""
        for table, rows in self.made.items():
            path = self.project.data / f"{table}.csv"
            with path.open(encoding="utf-8", newline="") as file:
                columns = next(csv.reader(file))
            with path.open("a", encoding="utf-8", newline="") as file:
                csv.DictWriter(file, columns, lineterminator="\n").writerows(rows)

    def request(self, name: str, authority: str, about: tuple[str, ...] = ("drones",), **cells: str) -> str:
        """A request to `authority`, as a rule to a force, answered in whole on 1 March 2026."""
        disclosure = f"{authority}-{name}"
        usual = {
            "law": LAWS.get(authority, "FOIA 2000"),
            "outcome": "disclosed",
            "answer_seen": "whole",
            "source_kind": "disclosure_log",
            "source_url": f"https://www.{authority}.example/{name}",
            "responded_on": "2026-03-01",
            "title": name.replace("-", " ").capitalize(),
            "summary": "Whether it is used.",
        }
        self.made["requests"].append(READ | usual | cells | {"id": disclosure, "authority": authority})
        self.made["request_technologies"] += [{"request": disclosure, "technology": kind} for kind in sorted(about)]
        return disclosure

    def publication(self, name: str, authority: str, about: tuple[str, ...] = ("drones",), **cells: str) -> str:
        """A page of `authority`, published on 1 March 2026."""
        disclosure = f"{authority}-{name}"
        usual = {
            "kind": "web_page",
            "source_url": f"https://www.{authority}.example/{name}",
            "published_on": "2026-03-01",
            "title": name.replace("-", " ").capitalize(),
            "summary": "Tells of it.",
        }
        self.publications.add(disclosure)
        self.made["publications"].append(READ | usual | cells | {"id": disclosure, "authority": authority})
        self.made["publication_technologies"] += [
            {"publication": disclosure, "technology": kind} for kind in sorted(about)
        ]
        return disclosure

    def report(self, name: str, authority: str, about: tuple[str, ...] = ("drones",), **cells: str) -> str:
        """A news report of `authority`."""
        return self.publication(name, authority, about, **{"kind": "news_report", "publisher": "lbc"} | cells)

    def says(self, disclosure: str, of: str, position: str, technology: str = "drones", **cells: str) -> str:
        """A position on a force, or on a group of forces, in a request or publication."""
        whom = "force_group" if of in self.groups else "force"
        usual = {"scope": "unspecified", "summary": SAID, whom: of}
        return self.part("positions", "p", disclosure, technology=technology, position=position, **usual | cells)

    def part(self, table: str, letter: str, disclosure: str, **cells: str) -> str:
        """A row of a table that belongs to a request or publication, under its next number."""
        self.numbers[table, disclosure] += 1
        key = f"{disclosure}-{letter}{self.numbers[table, disclosure]}"
        kind = "publication" if disclosure in self.publications else "request"
        self.made[table].append({kind: disclosure, "id": key} | cells)
        return key


def add_rows(project: Project) -> None:
    """Add all of them."""
    add_reference_rows(project)
    make = Maker(project)
    for add in (
        add_long_lists,
        add_requests,
        add_time_limits,
        add_voices,
        add_seconds,
        add_contradictions,
        add_press_pairs,
        add_batches,
        add_corrections,
        add_gaps,
        add_many_exemptions,
    ):
        add(make)
    make.save()


def add_reference_rows(project: Project) -> None:
    """Technologies of which little is known, a force without addresses elsewhere, an outlet without a site."""
    for technology in ("paper-maps", "paper-files", "paper-cards", "paper-lists", "paper-notes"):
        project.add(
            "technologies",
            id=technology,
            name=technology.replace("-", " ").capitalize(),
            broader="data-and-analytics",
            definition="Made up for a test.",
        )
    project.change("technologies", "paper-notes", public_interest="8")
    project.add(
        "technologies", id="paper-plans", name="Paper plans", broader="paper-maps", definition="Made up for a test."
    )
    for product, supplier in (("paper-tool", "Paper company"), ("paper-aid", "")):
        project.add("products", id=product, name=product.capitalize(), supplier=supplier, technology="paper-files")
    project.change("forces", "cumbria", wikidata="", whatdotheyknow="")
    project.change("publishers", "lbc", website="")
    project.add("force_groups", id="all-forces", name="All forces", description="All forces.")
    project.add("force_groups", id="all-but-kent", name="All forces but Kent", description="All but one.")
    for force in project.rows("forces"):
        project.add("force_group_members", force_group="all-forces", force=force["id"])
        if force["id"] != "kent":
            project.add("force_group_members", force_group="all-but-kent", force=force["id"])


def add_requests(make: Maker) -> None:
    """What a request's page shows beside the positions: addresses, questions, citations, figures."""
    letter = make.request("a-letter", "kent", (), source_kind="letter", source_url="", answer_seen="part")
    make.says(letter, "kent", "uses", "cctv", question="2", since_on="2020-01")
    rich = make.request(
        "many-addresses",
        "kent",
        also_at="https://one.example/a https://two.example/b",
        archived_url="https://web.archive.org/web/2026/a",
        notes="A note.",
        reference="",
    )
    make.says(rich, "kent", "uses", "paper-plans")
    seen = {"fetched_on": "2026-11-27", "address": "https://www.kent.example/many-addresses"}
    make.made["captures"] += [
        seen | {"source_status": "gone"},
        seen
        | {
            "source_status": "moved",
            "moved_to": "https://www.kent.example/a",
            "content_sha256": "0" * 64,
            "address": "https://www.kent.example/awaited",
        },
    ]
    make.part("questions", "q", rich, number="1", summary="What?", technology="", outcome="disclosed")
    make.part("questions", "q", rich, number="2", summary="Which?", technology="drones", outcome="not_held")
    for citing in ("citing-one", "citing-two"):
        later = make.request(citing, "kent")
        make.part("citations", "c", later, cited_request=rich, url="https://www.kent.example/1")
        make.part("citations", "c", later, cited_request=rich, reference="00001")
        make.part("citations", "c", later, reference="00002")
        make.part("citations", "c", later, reference="00003", url="https://www.kent.example/3")
    for value, unit, qualifier in (("12.5", "GB", "about"), ("57112.5", "GBP", "exact"), ("3", "searches", "up to")):
        make.part(
            "figures",
            "f",
            rich,
            force="",
            technology="drones",
            measure="A count",
            qualifier=qualifier,
            value=value,
            unit=unit,
        )
    page = make.publication("board-paper", "kent", kind="board_paper", reference="7", notes="A note.")
    make.part("figures", "f", page, technology="drones", measure="A count", qualifier="exact", value="1", unit="drones")
    make.says(page, "kent", "uses", "counter-drone", scope="overt", question="3")
    make.says(page, "kent", "uses", "paper-files", product="paper-tool")
    make.says(letter, "kent", "formerly_used", "paper-files", product="paper-tool")
    make.says(letter, "kent", "uses", "paper-files", product="paper-aid")
    make.report("in-another-outlet", "kent", publisher="abergavenny-chronicle")
    make.request("refused-bare", "kent", outcome="refused", source_kind="letter", source_url="")
    unlike = make.request("not-held-but", "kent", outcome="not_held")
    make.says(unlike, "kent", "uses", "anpr", scope="overt")
    make.says(unlike, "kent", "uses", "body-worn-video")
    make.part("questions", "q", unlike, number="1", summary="What?", technology="anpr", outcome="disclosed")
    make.request("awaited", "kent", outcome="awaiting", answer_seen="none", responded_on="", received_on="2026-04-01")
    make.request("of-unknown-law", "acpo", law="", responded_on="")
    make.request("answered-in-may", "kent", responded_on="2026-05")
    make.request("filed-in-may", "kent", responded_on="", logged_on="2026-05")


def add_time_limits(make: Maker) -> None:
    """Every way in which an answer is in time or late, and what the authority printed."""
    make.request("in-lockdown", "scotland", received_on="2020-04-08", responded_on="2020-05-20")
    make.request("late-in-scotland", "scotland", received_on="2024-01-10", responded_on="2024-06-10")
    make.request("printed-alone", "kent", received_on="2026-01", due_printed_on="2026-02-10", responded_on="2026-02")
    make.request(
        "printed-alike", "kent", received_on="2026-01-05", due_printed_on="2026-02-02", responded_on="2026-02-02"
    )
    unlike = make.request(
        "printed-unlike", "kent", received_on="2026-01-05", due_printed_on="2026-02-03", responded_on="2026-02"
    )
    make.part("events", "e", unlike, event_on="2026-01-06", kind="due_date_misprinted", note="A day late.")
    make.request("late-on-a-saturday", "kent", received_on="2026-01-09", responded_on="2026-02-07")
    extended = make.request("extended", "kent", received_on="2026-01-05", responded_on="2026-04-07")
    make.part("events", "e", extended, event_on="2026-02-01", kind="extended", note="More time.")
    make.part("events", "e", extended, event_on="2026-02", kind="acknowledged")


def add_voices(make: Maker) -> None:
    """Each voice and scope: joint, of a group, by a commissioner, of nobody, by the press with and without its words."""
    joint = make.request("for-two", "kent")
    make.says(joint, "essex", "uses", "counter-drone", scope="overt", product="")
    make.says(joint, "kent", "uses", "counter-drone", scope="overt")
    survey = make.publication("survey", "biometrics-and-surveillance-camera-commissioner", ("drones", "imsi-catcher"))
    for force in ("kent", "durham", "gwent"):
        make.says(survey, force, "uses", "imsi-catcher")
    make.says(survey, "uk-territorial", "uses", "media-monitoring")
    make.says(survey, "all-but-kent", "uses", "paper-cards")
    bid = make.request("own-papers", "cleveland-pcc")
    make.says(bid, "", "considering", "weapon-detection")
    for number, quoted in enumerate(("yes", "no", ""), start=1):
        told = make.report(
            f"in-the-news-{number}", "kent", quoted=quoted, published_on="" if number == 3 else "2026-03"
        )
        make.says(told, "kent", "uses", "polygraph", product="", summary=f"Reports it, {number}.")
    of_group = make.report("all-forces-in-the-news", "biometrics-and-surveillance-camera-commissioner")
    make.says(of_group, "uk-territorial", "uses", "gait-recognition")
    covert = make.request("covert-alone", "kent", outcome="ncnd")
    make.says(covert, "kent", "ncnd", "paper-notes", scope="covert")
    make.says(make.request("nothing-but-the-rest", "gwent"), "gwent", "ncnd", "paper-notes", scope="remainder")
    make.says(covert, "kent", "ncnd", "device-hacking", scope="covert")
    both = make.request("overt-and-covert", "kent")
    make.says(both, "kent", "does_not_use", "live-facial-recognition", scope="overt")
    make.says(both, "kent", "ncnd", "live-facial-recognition", scope="covert")
    before = make.request("in-general-before", "kent", responded_on="2020-03-01")
    make.says(before, "kent", "considering", "live-facial-recognition")
    for number, technology in enumerate(("paper-maps", "paper-files"), start=1):
        rest = make.request(
            f"any-other-{number}", "sussex", outcome="refused", responded_on="" if number == 1 else "2026-03-01"
        )
        make.says(rest, "sussex", "ncnd", technology, scope="remainder")
    beside = make.request("beside-a-use", "kent", responded_on="")
    make.says(beside, "kent", "uses", "digital-evidence-management")
    make.says(beside, "kent", "ncnd", "digital-evidence-management", scope="remainder")
    again = make.request("beside-a-use-again", "kent")
    make.says(again, "kent", "uses", "digital-evidence-management", summary="Says so again.")
    make.says(again, "kent", "uses", "investigative-software")
    make.says(again, "kent", "ncnd", "investigative-software", scope="remainder")
    many = make.publication("of-many-forces", "college-of-policing", ())
    told = make.report("told-of-many-forces", "college-of-policing", ("paper-files",))
    for force in [row["id"] for row in make.project.rows("forces")][:25]:
        make.says(many, force, "uses", "paper-files")
        make.says(told, force, "uses", "paper-files")
    make.says(many, "wiltshire", "does_not_use", "paper-files")
    of_others = make.request("of-other-kinds", "west-mercia", ("drones", "cctv", "anpr"))
    for technology in ("drones", "cctv", "anpr"):
        make.says(of_others, "west-mercia", "uses", technology, summary="Uses all three.", key_phrase="all three")


def add_seconds(make: Maker) -> None:
    """A statement with a second and a third, in the same words and in others; a change that says more."""
    make.request("helicopter", "durham", title="Durham helicopter")
    make.request("another-helicopter", "durham", title="Another helicopter")
    first = make.request("two-things", "durham", responded_on="2026-09-01")
    make.says(first, "durham", "does_not_use", "drones")
    make.says(first, "durham", "considering", "drones")
    make.says(first, "durham", "no_information_held", "drones", summary="Holds nothing more.")
    make.says(first, "durham", "does_not_use", "paper-notes")
    make.says(first, "durham", "considering", "paper-notes")
    page = make.publication("two-things-on-a-page", "durham")
    make.says(page, "durham", "does_not_use", "cctv")
    make.says(page, "durham", "considering", "cctv", summary="Thinks of it.")
    earlier = make.request("used-before", "durham", responded_on="2026-08-01")
    make.says(earlier, "durham", "uses", "drones")
    make.says(earlier, "durham", "uses", "anpr", scope="overt")
    later = make.request("overt-change", "durham", responded_on="2026-09-02")
    make.says(later, "durham", "does_not_use", "anpr", scope="overt")
    make.says(later, "durham", "ncnd", "anpr", scope="covert")
    make.request("asked-again", "durham", ("drones",), responded_on="2026-10-01", answer_seen="none", outcome="unknown")
    for day in ("02", "03", "04"):
        make.request(f"and-again-{day}", "durham", ("drones",), responded_on=f"2026-10-{day}", answer_seen="part")
    undated = make.publication("undated-page", "durham", published_on="")
    make.says(undated, "durham", "uses", "body-worn-video")
    dated = make.request("dated-answer", "durham")
    make.says(dated, "durham", "trialling", "body-worn-video")


def add_contradictions(make: Maker) -> None:
    """A no and a yes: in one answer, in two, in both, in one month; of a wider kind; under two references; as others report."""
    for number, position in enumerate(("does_not_use", "uses"), start=1):
        answer = make.request(f"yes-and-no-{number}", "essex", ("gait-recognition",), responded_on=f"2026-0{number}-01")
        make.says(answer, "essex", position, "gait-recognition", scope="overt")
    wider = make.request("no-to-the-wider", "essex", ("predictive-policing",), responded_on="2026-02-01")
    make.says(wider, "essex", "does_not_use", "predictive-policing")
    make.says(wider, "essex", "uses", "place-based-prediction")
    for number in (1, 2):
        again = make.request(f"yes-again-{number}", "essex", ("place-based-prediction",), responded_on="2026-03-01")
        make.says(again, "essex", "uses", "place-based-prediction")
    alone = make.request("both-in-one", "surrey", ("paper-maps",))
    make.says(alone, "surrey", "does_not_use", "paper-maps")
    make.says(alone, "surrey", "uses", "paper-plans")
    body = "biometrics-and-surveillance-camera-commissioner"
    for number, position in enumerate(("does_not_use", "uses"), start=1):
        report = make.publication(f"report-{number}", body, published_on=f"2026-0{number}-01")
        make.says(report, "gwent", position, "anpr")
    for day, position in (("2026-05", "does_not_use"), ("2026-05-20", "uses")):
        answer = make.request(
            f"of-one-month-{position.replace('_', '-')}", "suffolk", ("paper-cards",), responded_on=day
        )
        make.says(answer, "suffolk", position, "paper-cards", scope="overt")
    for number, (position, product) in enumerate((("uses", "dash"), ("does_not_use", "")), start=1):
        answer = make.request(
            f"checklist-{number}", "cheshire", ("individual-risk-assessment",), responded_on=f"2026-0{number}"
        )
        make.says(answer, "cheshire", position, "individual-risk-assessment", product=product)
    for number, position in enumerate(("uses", "does_not_use"), start=1):
        answer = make.request(f"no-and-yes-{number}", "norfolk", ("anpr",), responded_on=f"2026-0{number}-01")
        make.says(answer, "norfolk", position, "anpr")


def add_press_pairs(make: Maker) -> None:
    """What a force says against what the press reports, before it and after it, of a narrower kind, dated and not."""
    denial = make.request("denied", "lincolnshire", source_kind="letter", source_url="")
    for technology in ("drones", "facial-recognition", "cctv", "paper-lists", "paper-maps"):
        make.says(
            denial, "lincolnshire", "does_not_use", technology, scope="overt" if technology == "cctv" else "unspecified"
        )
    joint = make.request("denied-for-both", "kent")
    make.says(joint, "norfolk", "does_not_use", "drones")
    used = make.request("used", "lincolnshire")
    for technology in ("anpr", "live-video-calls"):
        make.says(used, "lincolnshire", "uses", technology)
    make.says(used, "lincolnshire", "uses", "polygraph", key_phrase="by hand")
    make.says(used, "lincolnshire", "uses", "individual-risk-assessment")
    for number, (day, technology, position) in enumerate(
        (
            ("2025-01-01", "drones", "uses"),
            ("2026-04-01", "live-facial-recognition", "uses"),
            ("2026-04-01", "cctv", "uses"),
            ("", "paper-lists", "uses"),
            ("", "paper-plans", "uses"),
            ("2026-04-01", "anpr", "does_not_use"),
            ("2026-04-01", "predictive-policing", "does_not_use"),
        ),
        start=1,
    ):
        told = make.report(f"told-{number}", "lincolnshire", (technology,), published_on=day)
        make.says(told, "lincolnshire", position, technology)
    of_norfolk = make.report("told", "norfolk")
    make.says(of_norfolk, "norfolk", "uses", "drones")


def add_batches(make: Maker) -> None:
    """A batch of one, and batches of two whose answers differ, agree, and cannot be compared."""
    for batch in ("of-one", "differing", "agreeing", "silent", "unused"):
        make.made["batches"].append(
            {"id": f"made-up-{batch}", "title": f"Batch {batch}", "description": "Asks for it."}
        )
    make.request("of-one", "surrey", batch="made-up-of-one")
    for number, force in enumerate(("surrey", "sussex")):
        differing = make.request("differing", force, batch="made-up-differing")
        make.says(differing, force, "uses" if number else "does_not_use", "drones", scope="overt")
        agreeing = make.request("agreeing", force, batch="made-up-agreeing", reference="" if number else "7")
        make.says(agreeing, force, "uses", "cctv")
        silent = make.request("silent", force, batch="made-up-silent")
        if number:
            make.says(silent, force, "ncnd", "imsi-catcher", scope="covert")
    make.request("unread", "kent", batch="made-up-silent", answer_seen="none", outcome="unknown")
    make.request("read-in-part", "durham", batch="made-up-silent", answer_seen="part")


def add_corrections(make: Maker) -> None:
    """Corrections that were asked for, of which one is not decided."""
    make.part(
        "corrections",
        "r",
        "kent-many-addresses",
        asked_by="reader",
        received_on="2026-10-01",
        asked="To say it otherwise.",
        decision="open",
    )
    make.part(
        "corrections",
        "r",
        "kent-many-addresses",
        asked_by="force",
        received_on="2026-10-02",
        asked="To say it otherwise.",
        decision="noted",
        reason="The source says so.",
        decided_on="2026-10-03",
    )


def add_gaps(make: Maker) -> None:
    """Technologies of which every force, all but one, and none is known; a force asked about all."""
    survey = make.publication("of-all", "biometrics-and-surveillance-camera-commissioner", ("paper-maps",))
    make.says(survey, "all-forces", "uses", "paper-maps")
    kinds = tuple(
        row["id"] for row in make.project.rows("technologies") if row["broader"] and row["id"] != "paper-lists"
    )
    make.request("about-all", "dyfed-powys", kinds, answer_seen="none", outcome="unknown", responded_on="")
    lists = make.request("of-lists", "kent", ("paper-lists",))
    make.says(lists, "kent", "uses", "paper-lists")


def add_long_lists(make: Maker) -> None:
    """More changes, pairs of a no and a yes, pairs of answer and press, and other disclosures, than a page shows."""
    for number in range(MOST_OTHERS + 1):
        make.publication(f"page-{number}", "college-of-policing", ("paper-files",))
    kinds = [row["id"] for row in make.project.rows("technologies") if row["broader"]]
    for force in ("merseyside", "staffordshire"):
        used, denied = (make.request(f"all-{month}", force, responded_on=f"2011-0{month}-05") for month in (1, 2))
        told = make.report("all", force, published_on="2011-03-01")
        for kind in kinds:
            for disclosure, position in ((used, "uses"), (denied, "does_not_use"), (told, "uses")):
                make.says(disclosure, force, position, kind, summary=f"{SAID} {kind}.")


def add_many_exemptions(make: Maker) -> None:
    """A section on which more requests rely than its page lists."""
    cited = {(row["request"], row["exemption"]) for row in make.project.rows("request_exemptions")}
    section = next(row["id"] for row in make.project.rows("exemptions") if row["act"] == "FOIA 2000")
    asked = [row["id"] for row in make.project.rows("requests") if row["law"] == "FOIA 2000"]
    for request in asked[: MOST_SHOWN + 1]:
        if (request, section) not in cited:
            make.made["request_exemptions"].append({"request": request, "exemption": section})


def empty(project: Project, *more: str) -> None:
    """Take out every row that speaks of a disclosure, and those of the tables named."""
    disclosures = {"requests", "publications"}
    for table in read_schema(project.data):
        if table.name in disclosures.union(more) or any(key.target in disclosures for key in table.foreign_keys):
            heading, _, _ = table.csv_path.read_text(encoding="utf-8").partition("\n")
            table.csv_path.write_text(heading + "\n", encoding="utf-8")


def take_from_map(project: Project) -> None:
    """Take every force's hexagon."""
    for force in project.rows("forces"):
        project.change("forces", force["id"], hex_q="", hex_r="")


def add_few(project: Project) -> None:
    """One answer with one position, with the one section that it relies on, and one about everything that was not
    read; no batches."""
    add_reference_rows(project)
    make = Maker(project)
    answer = make.request("only-one", "scotland", ("paper-lists",), responded_on="2026-03-01", read_on="2026-11-21")
    make.says(answer, "scotland", "uses", "paper-lists")
    section = next(row["id"] for row in project.rows("exemptions") if row["act"] == "FOISA 2002")
    kinds = tuple(row["id"] for row in project.rows("technologies") if row["broader"])
    make.request("about-all", "kent", kinds, answer_seen="none", outcome="unknown", responded_on="")
    make.made["request_exemptions"].append({"request": answer, "exemption": section})
    make.save()
