import pytest

from reader.sources.furniture import furniture, kind_of_line


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("https://example.org/news/1?x=2", "address"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("1,204 shares", "share"),
        ("Follow Pat Doe on Twitter @patdoe.", "follow"),
        ("Leave a Reply", "comment form"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        ("Comments (12)", "comment form"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Sign up for our daily briefing and get it first", "newsletter"),
        ("Read more: What the ministers decided", "link"),
        ("Also read:‘Overwhelmed’: the president’s farewell", "link"),
        ("More>>", "link"),
        ("Latest Posts", "list"),
        ("Related articles", "list"),
        ("You may also like", "list"),
        ("Tags: economy, ferries", "tags"),
        ("© 2024 The Gull. All rights reserved.", "rights"),
        ("Photo: Jane Doe/Reuters", "credit"),
        ("Jane Doe / Getty Images", "credit"),
        ("ADVERTISEMENT", "advertisement"),
        ("This site uses cookies to improve your experience.", "cookies"),
        ("Home > World > Europe", "navigation"),
        ("Skip to main content", "navigation"),
        ("3 min read", "navigation"),
    ],
)
def test_lines_of_furniture(line: str, kind: str) -> None:
    assert kind_of_line(line) == kind
    assert kind_of_line(line.upper()) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday.",
        "Follow the money, the prosecutor told the jury.",
        "Comments by the minister angered Paris.",
        "Related companies must be named.",
        "Subscribe, he said, or be silent.",
        "Home is where the anchor drops",
        "More than 200 people were killed.",
        "The latest news from the front was bad.",
        "Search teams found the plane.",
        "Advertising revenue fell by a third.",
        "Photographers were barred from the court.",
        "Photo of the prime minister angers voters",
        "Print newspapers are dying.",
        "Copyright law is to be changed.",
        "By Jane Doe",
        "Top stories of courage from the flood",
        "Read the letter first, her lawyer said.",
        "Watch the birdie",
        "“Leave a reply,” the message said.",
        "Trending upwards, the index closed at 4,000.",
        "Twitter laid off half its staff on Friday.",
        "Reuters reported the deal first.",
        "Email servers of the ministry were attacked.",
    ],
)
def test_lines_of_articles(line: str) -> None:
    assert kind_of_line(line) is None


PROSE = "The old bridge of Hallund will close in May for repairs that are to take a year, the council said."


def test_all_below_a_comment_form_is_furniture() -> None:
    page = [PROSE, PROSE, "Leave a Reply", "Name", "Pat says: I never liked that bridge."]
    assert furniture(page) == [False, False, True, True, True]


def test_a_comment_form_above_the_article_closes_nothing() -> None:
    assert furniture(["Comments", PROSE, PROSE]) == [True, False, False]


def test_links_below_a_list_are_furniture_until_prose_comes() -> None:
    page = [PROSE, "Related articles", "New bakery opens", "Ferry to run twice an hour", PROSE, "A heading", PROSE]
    assert furniture(page) == [False, True, True, True, False, False, False]


def test_long_paragraphs_are_never_furniture_by_their_words() -> None:
    assert kind_of_line("Read more: " + PROSE * 3) is None
