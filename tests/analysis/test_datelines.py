"""The places of datelines, whatever the network takes them for."""

from __future__ import annotations

import pytest

from reader.analysis import actors, datelines, entities
from reader.pipeline import load
from reader.sources.texts import plain


def found(text: str) -> list[str]:
    article = plain.article(f"Headline of the day\n\n{text}\n", "a.txt", raw=True)
    return [article.text[start:end] for start, end in datelines.find(article)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("VELMA (Reuters) - The port was closed on Monday after a storm, officials said.", ["VELMA"]),
        ("NEW SARN, Orland (AP) — The port was closed on Monday after a storm.", ["NEW SARN", "Orland"]),
        ("SARN, Orland, Feb. 3 (AFP) – The port was closed on Monday after a storm.", ["SARN", "Orland"]),
        ("Velma, 14 March — The port was closed on Monday after a storm.", ["Velma"]),
        ("VELMA – 26 July 2022: The port was closed after a storm, officials said.", ["VELMA"]),
        ("MÜLLHEIM, Jan 3 2023 -- The port was closed on Monday after a storm.", ["MÜLLHEIM"]),
        ("NEW SARN: The port was closed on Monday after a storm.", ["NEW SARN"]),
        ("NEW SARN: The port was closed.\n\nIDA MOOR: It was a storm.", []),
        ("NEW SARN: the port was closed on Monday.", []),
        ("The port was closed - the storm had come on Monday - and so were the schools.", []),
        ("NATO said on Monday – and again on Tuesday – that the port was closed.", []),
        ("Port chief Ida Moor – a sailor – closed it on Monday.", []),
    ],
)
def test_the_places_of_a_dateline(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_dateline_names_places_and_nobody() -> None:
    text = "Storm closes port\n\nVELMA, Orland (AP) — The mayor, Peter Novak, closed the port on Monday.\n"
    article = plain.article(text, "a.txt", raw=True)
    labels = {article.text[e.start : e.end]: e.label for e in entities.find(load()(article.text), article)}
    assert labels["VELMA"] in ("GPE", "LOC")
    assert labels["Orland"] in ("GPE", "LOC")
    assert labels["Peter Novak"] == "PERSON"
    acting = actors.find(load()(article.text), article, entities.find(load()(article.text), article))
    assert "AP" not in {actor.name for actor in acting}


def test_what_bears_a_datelines_name_is_not_asked() -> None:
    text = "TARN, Kessholm (Coast Press) – Two boats sank on Monday. Tarn is a port.\n"
    article = plain.article(text, "a.txt", raw=True)
    found = entities.find(load()(article.text), article)
    places = {article.text[e.start : e.end] for e in found if e.label in ("GPE", "LOC")}
    assert places >= {"TARN", "Kessholm"}


def test_the_day_behind_the_dash_is_of_the_dateline() -> None:
    article = plain.article("Headline of the day\n\nVELMA – 26 July 2022: The port was closed.\n", "a.txt", raw=True)
    assert datelines.day(article) == "26 July 2022"
    assert [article.text[start:end] for start, end in datelines.whole(article)] == ["VELMA – 26 July 2022: "]
