import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.furniture.traits import rows

characters = st.characters(exclude_categories=["Cs", "Zs", "Cc"]) | st.sampled_from("aZ09²½ßİ “”’é日")


@given(st.text(characters, min_size=1, max_size=80).filter(lambda text: text.strip() == text))
def test_letters_figures_and_capitals_of_any_script_are_counted(paragraph: str) -> None:
    (row,) = rows([paragraph])
    letters = sum(c.isalpha() for c in paragraph) or 1
    assert row["digits"] == sum(c.isdigit() for c in paragraph) / len(paragraph)
    assert row["capitals"] == sum(c.isupper() for c in paragraph) / letters


@pytest.mark.parametrize(("paragraph", "share"), [("“The end of it,” he said.", 5 / 6), ("Ferry, late", 0.0)])
def test_function_words_are_told_within_quotation_marks_and_before_commas(paragraph: str, share: float) -> None:
    assert rows([paragraph])[0]["function"] == pytest.approx(share)
