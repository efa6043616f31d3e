from reader.sources.texts.rows import GAP, WIDEST, aligned, in_columns, is_row, tables


def test_a_row_with_an_empty_first_cell_begins_where_the_others_do() -> None:
    assert aligned([f" {GAP} 2023", f"Fyr {GAP} 12"]) == ["·     2023", "Fyr   12"]


def test_wide_letters_take_two_cells() -> None:
    assert aligned([f"東京 {GAP} 1", f"Fyr {GAP} 2"]) == ["東京   1", "Fyr    2"]


def test_rows_too_wide_for_a_terminal_are_not_aligned() -> None:
    long = "a word " * (WIDEST // 7)
    assert aligned([f"Name {GAP} What", f"Fyr {GAP} {long}"]) == ["Name | What", f"Fyr | {long.strip()}"]


def test_the_cells_of_rows_are_told_by_where_they_stand() -> None:
    table = [["Team", "Home", "Away"], ["東京", "", "12"], ["", "3", ""]]
    rows = in_columns(table)
    (found,) = tables(rows)
    read = [[row[a:b] for a, b in cells] for row, cells in zip(rows, found, strict=True)]
    assert read == [["Team", "Home", "Away"], ["東京", "", "12"], ["·", "3", ""]]


def test_a_table_right_below_another_has_its_own_columns() -> None:
    first, second = in_columns([["Orsk Town", "3"], ["Fyr", "12"]]), in_columns([["Day", "Rain"], ["Monday", "4 mm"]])
    assert [len(table) for table in tables(first + second)] == [2, 2]


def test_cells_that_end_below_one_another_are_in_one_column() -> None:
    rows = ["Team          Home   Away", "Orsk Town        3     12", "Fyr                     0"]
    (found,) = tables(rows)
    read = [[row[a:b] for a, b in cells] for row, cells in zip(rows, found, strict=True)]
    assert read == [["Team", "Home", "Away"], ["Orsk Town", "3", "12"], ["Fyr", "", "0"]]


def test_a_row_may_begin_with_a_number_and_an_item_is_none() -> None:
    assert is_row("1.   Orsk Town   44")
    assert not is_row("1.   Orsk Town won")
    assert not is_row("1. Orsk Town   won")
    assert is_row(aligned([f" {GAP} 2023", f"Fyr {GAP} 12"])[0])
    assert not is_row("Orsk Town won")
