"""Says plainly what went wrong: an unknown address with what is near it, a wrong parameter, a fault of ours."""

from datasette import hookimpl

from disclosures.website.pages.plain_errors import answer, raise_404


@hookimpl
def extra_template_vars(view_name):
    # Datasette gives the pages of templates/pages a raise_404, the home page none. Its NotFound would send the home page in a circle.
    return {"raise_404": raise_404} if view_name == "index" else {}


@hookimpl(hookwrapper=True)
def handle_exception(datasette, request, exception):
    outcome = yield
    # In place of Datasette's own answer, not before it: that would still print every local variable to the log, which takes seconds.
    outcome.force_result([lambda: answer(datasette, request, exception)])
