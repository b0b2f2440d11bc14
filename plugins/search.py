"""One search over everything: by name, by reference, by the words of every disclosure."""

from datasette import hookimpl

from disclosures.website.pages.search import search


@hookimpl
def extra_template_vars(datasette):
    async def run(sql: str, parameters: dict | None = None) -> list:
        return (await datasette.get_database("disclosures").execute(sql, parameters)).rows

    # Not `search`: that is the word searched for on Datasette's table pages.
    return {"search_for": lambda text: search(run, text)}
