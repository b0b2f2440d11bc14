"""Tells every template which version of the data it shows and the date of its newest row: `release`, for the footer and citations."""

from datasette import hookimpl

from disclosures.website.pages.release_facts import newest_on, version


@hookimpl
def extra_template_vars(datasette):
    async def variables():
        newest = await newest_on(datasette.get_database("disclosures"))
        return {"release": {"version": version(), "newest_on": newest}}

    return variables
