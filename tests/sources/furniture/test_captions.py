import pytest

from reader.sources.furniture.captions import is_captioned, is_credited


@pytest.mark.parametrize(
    "line",
    [
        "The quay of Lindholm after the storm (Image: Getty)",
        "Divers leave the harbour on Monday. Photo by Ann Roe",
        "The mayor at the bridge / AP",
        "A model of the new ferry (Credit: Lindholm Yards)",
    ],
)
def test_a_credit_at_the_end(line: str) -> None:
    assert is_credited(line)


@pytest.mark.parametrize(
    "line", ["The agency Reuters reported the deal on Monday.", "The bridge at dusk", "A photo was sold."]
)
def test_no_credit(line: str) -> None:
    assert not is_credited(line)


def test_how_captions_begin() -> None:
    assert is_captioned("Image caption Divers leave the harbour")
    assert is_captioned("Above: the quay after the storm")
    assert not is_captioned("Images of the storm were shown")
