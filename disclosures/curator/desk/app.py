"""The desk as a web application: each answer to a form is one decision, kept in the draft file before the page shows
it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from disclosures.compiler.problems import BuildStopped
from disclosures.curator.desk.doors import guarded
from disclosures.curator.desk.pages import TEMPLATES, Told, address, draft_page, queue_page, refused
from disclosures.curator.desk.queue import Queue
from disclosures.curator.drafts.assembling import id_of
from disclosures.curator.drafts.deciding import Place, Review
from disclosures.curator.drafts.files import Record
from disclosures.curator.rows.canonical import canonical_cell
from disclosures.curator.rows.files import held
from disclosures.curator.stopped import Stopped

HERE = Path(__file__).parent
Form = dict[str, str]
Action = Callable[[Review, Record, Form], "Told | None"]
"""Changes the draft, or says why it does not; None where all is done."""


def desk(queue: Queue, port: int, token: str, sure: float) -> ASGIApp:
    """The application for this queue, to be served on this port of 127.0.0.1."""
    return guarded(_Desk(queue, token, sure).application(), port, token)


class _Desk:
    def __init__(self, queue: Queue, token: str, sure: float):
        self.queue, self.token, self.sure = queue, token, sure

    def application(self) -> Starlette:
        base = f"/{self.token}"
        draft = f"{base}/drafts/{{name}}"
        actions: dict[str, Action] = {
            "decide": self.decide,
            "decide-row": self.decide_row,
            "decide-all": self.decide_all,
            "add": self.add,
            "write": self.write,
        }
        return Starlette(
            routes=[
                Route(f"{base}/", self.show_queue),
                Route(f"{base}/desk.css", lambda request: FileResponse(HERE / "desk.css")),
                Route(f"{base}/desk.js", lambda request: FileResponse(HERE / "desk.js")),
                Route(draft, self.show_draft),
                *(Route(f"{draft}/{name}", self.answer(action), methods=["POST"]) for name, action in actions.items()),
            ],
            exception_handlers={Stopped: self.show_stopped, BuildStopped: self.show_stopped},
        )

    def show_queue(self, request: Request) -> Response:
        return HTMLResponse(queue_page(self.queue, self.token))

    def show_draft(self, request: Request) -> Response:
        return HTMLResponse(draft_page(self.queue.review(request.path_params["name"]), self.token))

    def show_stopped(self, request: Request, error: Exception) -> Response:
        page = TEMPLATES.get_template("stopped.html").render(token=self.token, lines=str(error).splitlines())
        return HTMLResponse(page, 409)

    def answer(self, action: Action) -> Callable[[Request], object]:
        """What a form is answered with: the draft as it is then; with what was refused, if anything was."""

        async def answered(request: Request) -> Response:
            form = dict(parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True))
            return await run_in_threadpool(self._act, action, request.path_params["name"], form)

        return answered

    def _act(self, action: Action, name: str, form: Form) -> Response:
        with held(self.queue.folder):  # from reading the draft to keeping it, so that no other window comes between
            review = self.queue.review(name)
            record = _chosen(review, form)
            told = Told(["This was written to the data before."]) if record.written else action(review, record, form)
        if told:
            return HTMLResponse(draft_page(self.queue.review(name), self.token, told), 409)
        done = all(record.written for record in review.draft.records)
        return RedirectResponse(f"/{self.token}/" if done else f"/{self.token}/drafts/{quote(name)}", 303)

    def decide(self, review: Review, record: Record, form: Form) -> Told | None:
        """Accept a field, with the value in the box, or reject it."""
        place, name = _place(review, record, form), form.get("column", "")
        if name not in [*place.columns, *place.blank]:
            raise Stopped(f"{name}: is not a field to decide on")
        cell = place.cell(name)
        own = address(place, int(form["record"]), name)
        value = canonical_cell(form.get("value", ""))
        if (canonical_cell(form.get("seen", "")), form.get("was", "")) != (canonical_cell(cell.value), cell.decision):
            what = f"{name} was decided in another window meanwhile; your decision was not kept"
            return Told([what], {own: [what]})
        if form.get("decision") == "rejected":
            review.decide(place, [name], "rejected")
        elif review.faults(place, name, value):
            return Told([], {}, {own: value})
        elif value == canonical_cell(cell.value):
            review.decide(place, [name], cell.decision if cell.decision == "edited" else "accepted")
        else:
            review.edit(place, name, value)
        return None

    def decide_row(self, review: Review, record: Record, form: Form) -> Told | None:
        """Accept what is undecided in a row and has no fault, or reject the row."""
        place = _place(review, record, form)
        if form.get("decision") == "rejected":
            review.decide(place, place.columns, "rejected")
        else:
            review.accept_sound(place)
        return None

    def decide_all(self, review: Review, record: Record, form: Form) -> Told | None:
        """Accept all that is undecided in the disclosure and has no fault, or as much of it as is sure; or reject it
        all."""
        for place in review.places(record):
            if form.get("decision") == "rejected":
                review.decide(place, place.columns, "rejected")
            else:
                review.accept_sound(place, self.sure if form.get("decision") == "sure" else 0.0)
        return None

    def add(self, review: Review, record: Record, form: Form) -> Told | None:
        """Add a row that the draft does not have."""
        if form.get("table") not in review.tables_of(record):
            raise Stopped(f"{form.get('table')}: has no rows that belong to a {record.kind}")
        review.add(record, form["table"])
        review.keep()
        return None

    def write(self, review: Review, record: Record, form: Form) -> Told | None:
        """Write the disclosure into the data, if everything is decided and the build accepts it."""
        undecided = sum(len(place.undecided) for place in review.places(record))
        if undecided:
            return Told([f"Nothing was written: {undecided} field(s) of {id_of(record)} are not decided yet."])
        try:
            new, refusals = review.write(record)
        except (Stopped, BuildStopped) as stopped:
            return Told([str(stopped)])
        if refusals:
            return refused(review, int(form["record"]), refusals)
        if not new:
            return Told([f"The {record.kind} is rejected; there is nothing to write."])
        self.queue.keep_message()
        return None


def _chosen(review: Review, form: Form) -> Record:
    """The record that the form is about.

    Raises:
        Stopped: the draft has none such any more.
    """
    number = form.get("record", "")
    if not number.isdecimal() or int(number) >= len(review.draft.records):
        raise Stopped("the draft has no such record any more; open it again")
    return review.draft.records[int(number)]


def _place(review: Review, record: Record, form: Form) -> Place:
    """The row that the form is about.

    Raises:
        Stopped: the record has none such any more.
    """
    for place in review.places(record):
        if (place.table.name, str(place.index)) == (form.get("table"), form.get("row")):
            return place
    raise Stopped("the draft has no such row any more; open it again")
