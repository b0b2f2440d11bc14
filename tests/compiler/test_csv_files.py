"""Every fault of form is told with its place, and what can be read is read."""

import pytest

from disclosures.compiler.csv_files import read_rows

HEADER = "id,name,note\n"


@pytest.fixture
def read(describe):
    """A function that reads a file of the columns id, name, note. Returns its rows and what was said of it."""

    def rows_and_problems(content):
        rows = read_rows(describe(["id", "name", "note"], content))
        return rows, [str(problem) for problem in rows.problems]

    return rows_and_problems


def test_a_sound_file_is_read_with_the_line_of_every_row(read):
    rows, problems = read(HEADER + 'a,One,"two\nlines"\nb,"Two, or 2","says ""no"""\nc,,\n')
    assert problems == []
    assert rows.cells == [["a", "One", "two\nlines"], ["b", "Two, or 2", 'says "no"'], ["c", "", ""]]
    assert rows.lines == [2, 4, 5]


def test_a_last_line_without_line_end_is_read(read):
    rows, problems = read(HEADER + "a,One,x")
    assert problems == []
    assert rows.cells == [["a", "One", "x"]]


ROW = [["a", "One", "x"]]


@pytest.mark.parametrize(
    "content, problems, cells",
    [
        pytest.param(None, ["1: file: is missing; its first line is to be: id,name,note"], [], id="a missing file"),
        pytest.param("", ["1: file: is empty; its first line is to be: id,name,note"], [], id="an empty file"),
        pytest.param(
            "\n",
            ["1: row: is an empty line; remove it", "1: file: is empty; its first line is to be: id,name,note"],
            [],
            id="a file of one empty line",
        ),
        pytest.param(
            b"\xef\xbb\xbf" + f"{HEADER}a,One,x\n".encode(),
            ["1: file: begins with a byte-order mark; save it as UTF-8 without one"],
            ROW,
            id="a byte-order mark",
        ),
        pytest.param(f"{HEADER}a,One,x\n".encode("utf-16"), ["1: file: is UTF-16; save it as UTF-8"], ROW, id="UTF-16"),
        pytest.param(
            f"{HEADER}a,One,x\nb,Café,y\n".encode("latin-1"),
            ["3: row: is not UTF-8 (byte 0xE9 near 'b,Café,y'); save the file as UTF-8"],
            [*ROW, ["b", "Café", "y"]],
            id="Latin-1",
        ),
        pytest.param(
            f"{HEADER}a,“One”,x\n".encode("cp1252"),
            ["2: row: is not UTF-8 (byte 0x93 near 'a,“One”,x'); save the file as UTF-8"],
            [["a", "“One”", "x"]],
            id="Windows-1252",
        ),
        pytest.param(
            f'{HEADER}a,"two\nlines: Café",x\n'.encode("latin-1"),
            ["3: row: is not UTF-8 (byte 0xE9 near 'lines: Café\",x'); save the file as UTF-8"],
            [["a", "two\nlines: Café", "x"]],
            id="Latin-1 in the second line of a cell",
        ),
        pytest.param(f"{HEADER}a,O\0n\0e,x\n", ["2: row: holds 2 NUL byte(s); remove them"], ROW, id="NUL bytes"),
        pytest.param(
            f"{HEADER}a,One,x\n".replace("\n", "\r"),
            ["1: file: ends its lines with CR; save it with LF line ends"],
            ROW,
            id="CR line ends",
        ),
        pytest.param(
            f"{HEADER}a,One,x\n".replace("\n", "\r\n"),
            ["1: file: ends its lines with CRLF; save it with LF line ends"],
            ROW,
            id="CRLF line ends",
        ),
        pytest.param(
            f"{HEADER}a,One,x\nb,Two\rb,Two,y\n",
            ["3: row: holds a CR outside quotes; save the file with LF line ends"],
            ROW,
            id="one CR among LF line ends",
        ),
        pytest.param(
            f"{HEADER}a,One,x,y\n",
            ["2: row: has 4 cells where the header has 3; quote the cell that holds a comma"],
            ROW,
            id="a row with a cell too many",
        ),
        pytest.param(
            f"{HEADER}a,One\n",
            ["2: row: has 2 cells where the header has 3; add the commas of the blank cells"],
            [["a", "One", ""]],
            id="a row with a cell too few",
        ),
        pytest.param(
            f'{HEADER}a,"two\nlines",x\nb\n',
            ["4: row: has 1 cells where the header has 3; add the commas of the blank cells"],
            [["a", "two\nlines", "x"], ["b", "", ""]],
            id="a ragged row below a cell of two lines",
        ),
        pytest.param(
            f"{HEADER}\na,One,x\n\n",
            ["2: row: is an empty line; remove it", "4: row: is an empty line; remove it"],
            ROW,
            id="empty lines",
        ),
        pytest.param(
            f'{HEADER}a,One,x\nb,"Two,y\nc,Three,z\n',
            ["3: row: opens a quote that is never closed; end the cell with a quote"],
            [*ROW, ["c", "Three", "z"]],
            id="an unclosed quote",
        ),
        pytest.param(
            f'{HEADER}b,"Two" or 2,y\na,One,x\n',
            ["2: row: goes on after a closing quote; a quote inside a quoted cell is written twice"],
            ROW,
            id="a quote that is not doubled",
        ),
        pytest.param(
            "id,name\na,One\n",
            ["1: note: is missing; the header is to be: id,name,note"],
            [["a", "One", ""]],
            id="a missing column",
        ),
        pytest.param(
            "id,name,note,colour\na,One,x,red\n", ["1: colour: is not a column of things"], ROW, id="an extra column"
        ),
        pytest.param(
            "id,nmae,note\na,One,x\n",
            [
                "1: nmae: is not a column of things (did you mean 'name'?)",
                "1: name: is missing; the header is to be: id,name,note",
            ],
            [["a", "", "x"]],
            id="a column by another name",
        ),
        pytest.param(
            "name,id,note\nOne,a,x\n",
            ["1: header: has its columns in another order; it is to be: id,name,note"],
            ROW,
            id="misordered columns",
        ),
        pytest.param(
            "id,name,name,note\na,One,Uno,x\n",
            ["1: name: stands 2 times in the header; keep one"],
            ROW,
            id="a duplicated header",
        ),
        pytest.param(
            "id,name,note,,\na,One,x,,\n",
            [
                "1: blank columns: without a name stand in the header (2); remove them, or run 'python curate.py format'",
            ],
            ROW,
            id="two blank columns",
        ),
        pytest.param(
            "id,name,note,\na,One,x,\nb,Two,y,why\nc,Three,z,how\n",
            [
                "1: blank columns: without a name stand in the header (1); remove them, or run 'python curate.py format'",
                "3: row: holds 'why' in a column without a name (lines 3, 4); name the column or remove it",
            ],
            [*ROW, ["b", "Two", "y"], ["c", "Three", "z"]],
            id="a column without a name that holds something",
        ),
        pytest.param(
            f"{HEADER},,\na,One,x\n" + ",,\n" * 7,
            [
                "2: blank rows: hold nothing but commas (lines 2, 4, 5, 6, 7 and 3 more); remove them, or run 'python curate.py format'"
            ],
            ROW,
            id="rows of commas",
        ),
        pytest.param(
            f"id,name,note,{'x' * 10_000_000}\na,One,x,\n",
            [f"1: '{'x' * 60}…': is not a column of things"],
            ROW,
            id="a column name of 10 MB",
        ),
        pytest.param(
            "id;name;note\na;One;x\n", ["1: file: is separated by semicolons; save it with commas"], [], id="semicolons"
        ),
        pytest.param(
            "\ufeffid;name;note\r\na;One;x\r\n",
            ["1: file: is separated by semicolons; save it with commas"],
            [],
            id="semicolons after a byte-order mark",
        ),
        pytest.param(
            '"id"\t"name"\t"note"\r\n"a"\t"One"\t"x"\r\n',
            ["1: file: is separated by tabs; save it with commas"],
            [],
            id="tabs between quotes",
        ),
        pytest.param(
            "id\tname\tnote\r\na\tOne\tx\r\n".encode("utf-16"),
            ["1: file: is UTF-16 and is separated by tabs; save it with commas and in UTF-8"],
            [],
            id="tabs in UTF-16",
        ),
        pytest.param("id|name|note\n", ["1: file: is separated by bars; save it with commas"], [], id="bars"),
        pytest.param(
            "sep=;\r\nid;name;note\r\na;One;x\r\n",
            ["1: file: is separated by semicolons; save it with commas"],
            [],
            id="a line that says so",
        ),
        pytest.param(
            f"sep=,\n{HEADER}a,One,x\n",
            ["1: file: begins with 'sep=,', which only Excel reads; remove that line and save it with commas"],
            [],
            id="a line that says commas",
        ),
        pytest.param(
            "id,name,note;\na,One;x,y\n",
            [
                "1: 'note;': is not a column of things (did you mean 'note'?)",
                "1: note: is missing; the header is to be: id,name,note",
            ],
            [["a", "One;x", ""]],
            id="commas, and a semicolon that separates nothing",
        ),
    ],
)
def test_a_fault_of_form_is_told_and_the_rest_is_read(read, content, problems, cells):
    rows, said = read(content)
    assert said == [f"data/things.csv:{problem}" for problem in problems]
    assert rows.cells == cells


def test_a_folder_in_the_place_of_a_file_is_told(describe, data):
    table = describe(["id", "name"])
    (data / "things.csv").mkdir()
    assert [str(problem) for problem in read_rows(table).problems] == [
        "data/things.csv:1: file: cannot be read (Is a directory); its first line is to be: id,name"
    ]


def test_all_faults_of_a_file_are_told_at_once(read):
    _, problems = read(b'id,name\na,O\0ne\nb,Two,2\nc,"Three\n' + b"d,\xff\n")
    assert problems == [
        "data/things.csv:5: row: is not UTF-8 (byte 0xFF near 'd,ÿ'); save the file as UTF-8",
        "data/things.csv:2: row: holds 1 NUL byte(s); remove them",
        "data/things.csv:1: note: is missing; the header is to be: id,name,note",
        "data/things.csv:3: row: has 3 cells where the header has 2; quote the cell that holds a comma",
        "data/things.csv:4: row: opens a quote that is never closed; end the cell with a quote",
    ]


def test_a_file_with_many_records_that_cannot_be_read_is_given_up(read):
    _, problems = read(HEADER + 'a,"b"c,d\n' * 1_000)
    what = "row: goes on after a closing quote; a quote inside a quoted cell is written twice"
    assert problems == [
        *(f"data/things.csv:{line}: {what}" for line in range(2, 22)),
        "data/things.csv:21: file: has 20 records that cannot be read; the rest was not looked at",
    ]


@pytest.mark.parametrize(
    "content, absent",
    [(None, {"id", "name", "note"}), ("", {"id", "name", "note"}), ("id,note\n", {"name"}), (HEADER, set())],
)
def test_columns_that_the_file_does_not_have_are_known(read, content, absent):
    assert read(content)[0].absent == absent


def test_cells_that_were_let_go_are_read_again(read):
    rows, _ = read(HEADER + "a,One,x\nb,Two,y\n")
    rows.let_go()
    assert (rows.count, rows.cells, rows.lines) == (2, [], [])
    rows.again()
    assert (rows.count, rows.cells, rows.lines) == (2, [["a", "One", "x"], ["b", "Two", "y"]], [2, 3])
    assert rows.ids() == {"a", "b"}
