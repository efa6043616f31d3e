import pytest

from reader.sources.dates import date_in_address, first_date, is_date_line


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 March 2024", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("DURBAN, May 20 2022 (IPS)", "2022-05-20"),
        ("3rd of Sept. 2021", "2021-09-03"),
        ("Updated: 2021-06-28T10:00", "2021-06-28"),
        ("31 February 2021", None),
        ("in March", None),
        ("2021-06-281", None),
    ],
)
def test_first_date(text: str, day: str | None) -> None:
    assert first_date(text) == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2021/06/28/the-bridge/", "2021-06-28"),
        ("https://example.org/news/2021-06-28/bridge/1012", "2021-06-28"),
        ("https://example.org/20220715/56fd/c.html", "2022-07-15"),
        ("https://example.org/2021/06/bridge", None),
        ("https://example.org/article/2003781903", None),
        ("https://example.org/2021/13/28/bridge", None),
    ],
)
def test_date_in_address(address: str, day: str | None) -> None:
    assert date_in_address(address) == day


@pytest.mark.parametrize(
    "line",
    ["12 March 2024", "Updated: July 18, 2022 5:36:50 pm", "Monday, 3 May 2021 10.30 GMT", "Published 2021-06-28"],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["The bill of 12 March 2024", "On 3 May 2021 the bridge fell", "Monday"])
def test_other_lines(line: str) -> None:
    assert not is_date_line(line)
