"""What pages ask stands in sql/pages/, by name.

Every name that a template uses is there, every statement is used, and each runs.
"""

import re
import sqlite3

import pytest

from disclosures import ROOT
from disclosures.compiler.sql_files import read_named
from disclosures.website.pages.named_sql import sql_of

PAGES = sorted((ROOT / "sql" / "pages").glob("*.sql"))
STATEMENTS = {f"{path.stem}.{name}": file for path in PAGES for name, file in read_named(path).items()}
TEMPLATES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")}
PYTHON = [path.read_text(encoding="utf-8") for path in (ROOT / "disclosures" / "website").rglob("*.py")]
USED = {name for text in TEMPLATES.values() for name in re.findall(r'rows_of\("([\w.]+)"', text)} | {
    name for text in PYTHON for name in re.findall(r'(?:rows_of\(\s*datasette,|sql_of\()\s*"([\w.]+)"', text)
}


def test_pages_and_doors_use_every_statement_and_no_other():
    assert {name for name in USED if "." in name} == set(STATEMENTS)


@pytest.mark.parametrize("name", sorted(STATEMENTS))
def test_a_statement_says_what_it_is_for_and_runs(database, name):
    file = STATEMENTS[name]
    assert len(file.header["for"]) > 8
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    parameters = dict.fromkeys(re.findall(r":([a-z_]\w*)", re.sub(r"'[^']*'", "", file.sql)), "[]")
    parameters |= {name: 1 for name in ("most", "size", "start") if name in parameters}  # limits want numbers
    assert db.execute(file.sql, parameters).description
    db.close()


def test_no_template_holds_sql():
    for path, text in TEMPLATES.items():
        shown = re.sub(r"<pre.*?</pre>|<a href.*?</a>|<textarea.*?</textarea>|placeholder.*", "", text, flags=re.DOTALL)
        assert not re.search(r'"""|"(select|with) .* from ', shown), path


@pytest.mark.parametrize("name", ["force.nothing", "nothing.force", "nothing", "../views.coverage"])
def test_a_name_that_is_not_there_is_refused(name):
    with pytest.raises(LookupError, match="has no statement"):
        sql_of(name)
