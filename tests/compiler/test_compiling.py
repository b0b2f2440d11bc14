"""The steps of a build together: what is written, what is not, and what stops it."""


def test_a_build_writes_the_database_and_a_check_does_not(project):
    assert project.build("--check").status == 0
    assert project.files() == []
    assert project.build().status == 0
    assert project.files() == ["disclosures.db"]


def test_a_fault_of_a_cell_stops_the_build_and_those_of_the_data_are_told_with_it(project):
    project.change("requests", "essex-16495", received_on="2022-13-01", responded_on="2022-02-24")
    project.change("requests", "essex-16224", received_on="2022-02-25")
    finished = project.build()
    assert finished.status == 1
    lines = [line for line in finished.err if line.startswith("data/")]
    assert [line.split(":")[1] for line in lines] == sorted(
        (str(project.line("requests", key)) for key in ("essex-16495", "essex-16224")), key=int
    )
    assert project.files() == []


def test_where_a_file_is_absent_only_that_is_told(project):
    (project.data / "technologies.csv").unlink()
    finished = project.build()
    assert finished.status == 1
    assert len([line for line in finished.err if line.startswith("data/")]) == 1
