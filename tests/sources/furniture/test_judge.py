import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.furniture.judge import furniture
from reader.sources.furniture.lines import kind_of_line
from reader.sources.furniture.marks import Mark


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("https://example.org/news/1?x=2", "address"),
        ("Retrieved from: https://example.org/news/1?x=2", "address"),
        ("Printed on 3 March 2024, 10:15", "address"),
        ("Page 2 of 5", "address"),
        ("To continue reading this article, subscribe", "link"),
        ("Enjoy unlimited digital access for a month.", "newsletter"),
        ("Printed on the back in 2019 were the words of a song.", None),
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


ARTICLE = [
    "Old bridge to close for a year",
    PROSE,
    "Traders on both banks said that they had learned of the plan from the newspaper, and asked for a meeting.",
    "The ferry will run twice an hour until the bridge opens again, and parking on the quay will be free.",
]
FORM = ["Leave a Reply", "Your email address will not be published. Required fields are marked *", "Latest Posts"]


def test_a_page_around_its_article() -> None:
    page = ["https://example.org/news/bridge", *ARTICLE, "Share this article", *FORM, "New bakery opens in Hallund"]
    assert furniture(page) == [True, *[False] * 4, *[True] * 5]


@given(st.integers(0, 3), st.lists(st.sampled_from(FORM), min_size=1, max_size=3))
def test_an_article_behind_a_comment_form_is_kept(form: int, lines: list[str]) -> None:
    page = [*ARTICLE, *lines[:form], *ARTICLE[1:] * 6]
    kept = [line for line, outside in zip(page, furniture(page), strict=True) if not outside]
    assert [line for line in kept if line in ARTICLE] == ARTICLE + ARTICLE[1:] * 6


@given(st.lists(st.sampled_from([*ARTICLE[1:], *FORM, "Home > News", "Tags: bridge"]), min_size=1, max_size=40))
def test_whole_sentences_are_never_furniture(page: list[str]) -> None:
    assert not any(outside for line, outside in zip(page, furniture(page), strict=True) if line in ARTICLE)


@pytest.mark.parametrize(
    "prose",
    [
        "Die alte Brücke von Hallund wird im Mai für ein Jahr geschlossen, teilte der Rat am Montag mit.",
        "Le vieux pont de Hallund sera fermé en mai pour un an de travaux, a annoncé lundi le conseil municipal.",
        "Старый мост в Халлунне закроют в мае на год для ремонта, сообщил в понедельник городской совет.",
        "哈伦德的旧桥将于五月关闭一年进行维修，市议会周一宣布。商人们说他们是从报纸上得知这一消息的，并要求与市长会面，讨论对河两岸店铺的影响和补偿办法。",
    ],
)
def test_prose_of_any_language_is_kept(prose: str) -> None:
    assert furniture([prose] * 3 + ["Leave a Reply"] + [prose] * 3) == [False] * 3 + [True] + [False] * 3


FOREIGN = [
    "Die alte Brücke von Hallund wird im Mai für ein Jahr geschlossen, teilte der Rat am Montag mit.",
    "Die Händler auf beiden Ufern sagten, sie hätten aus der Zeitung davon erfahren, und baten um ein Treffen.",
    "Bis die Brücke wieder öffnet, fährt die Fähre zweimal in der Stunde, und das Parken am Kai ist frei.",
]
TABLE = ["Fahrzeiten und Preise", "Abfahrt Nord: 7.10", "Mehl 200 g", "zwei Eier", "Preise 2024", "Kinder frei"]


@given(st.lists(st.sampled_from(TABLE), min_size=1, max_size=12), st.integers(1, 3))
def test_what_was_learnt_from_english_does_not_judge_the_lines_of_other_languages(lines: list[str], at: int) -> None:
    assert not any(furniture([*FOREIGN[:at], *lines, *FOREIGN]))


TEASERS = [
    "Bakery of the year opens a second shop",
    "Harbour pilots vote for a strike in June",
    "Why the herring came back to the fjord",
    "Choir of Tind sings for the queen",
]


def marked(element: str, linked: float) -> list[bool]:
    """Which of the teasers below an article are furniture if they are marked up so."""
    marks = [Mark("h1", 0.0), *[Mark("p", 0.0)] * 6, *[Mark(element, linked)] * len(TEASERS)]
    return furniture([*ARTICLE, *ARTICLE[1:], *TEASERS], marks)[7:]


def test_marks_tell_headlines_that_lead_elsewhere_from_lines_of_the_article() -> None:
    assert sum(marked("h3", 1.0)) > len(TEASERS) / 2
    assert not any(marked("li", 0.0))


@given(st.lists(st.sampled_from(["p", "li", "aside", "h3"]), min_size=3, max_size=3), st.floats(0, 1))
def test_whole_sentences_are_never_furniture_however_they_are_marked_up(elements: list[str], linked: float) -> None:
    marks = [Mark("h1", 0.0), *(Mark(element, linked) for element in elements)]
    assert not any(furniture(ARTICLE, marks)[1:])


@given(st.sampled_from(["Floods", "Mayor jailed for six years", "12 March 2024"]), st.integers(1, 3))
def test_headline_and_byline_are_kept(headline: str, paragraphs: int) -> None:
    assert not any(furniture([headline, "By Jane Doe, court reporter", "21 June 2022", *ARTICLE[1 : 1 + paragraphs]]))


def test_a_list_within_an_article_is_kept() -> None:
    squad = ["GOALKEEPERS: Ole Brandvik (Harbour), Abel Onwu (Vale)", "DEFENDERS: Mira Sandoval (Vale), Jo Doe (Quay)"]
    assert furniture([*ARTICLE, *squad, PROSE]) == [False] * 7


def test_a_book_has_no_furniture() -> None:
    assert not any(furniture(["Leave a Reply", PROSE] * 1_500))


def test_long_paragraphs_are_none_of_the_lines() -> None:
    assert kind_of_line("Read more: " + PROSE * 3) is None


NEWS = [
    "Bank to close its island branches",
    "By Ida Moor",
    "The bank will close both of its branches on the island in May, it said in a letter to its customers on Monday.",
    "Rolf Brandt, who leads it, said that most customers had moved to the app and that nobody would lose a job.",
    "The island has three thousand people, most of them older than sixty, and a single ferry a day to the mainland.",
]
CONSENT = [
    "Your data, your choice",
    "We and our 1,204 partners would like to use cookies and similar tools to store information on your phone and to"
    " read it, so that we can show you adverts that fit you and count who reads what.",
    "Agree to all",
]
OFFER = [
    "Want to read on? Join 40,000 subscribers today",
    "Get full access for €2 a month",
    "Already a member? Sign in",
]


@pytest.mark.parametrize(("lines", "place"), [(CONSENT[1:2], 0), (CONSENT[:2], 4), (CONSENT, 5), (OFFER, 5)])
def test_dialogs_and_offers_are_furniture(lines: list[str], place: int) -> None:
    page = [*NEWS[:place], *lines, *NEWS[place:]]
    assert [line for line, outside in zip(page, furniture(page), strict=True) if outside] == lines


def test_the_headline_below_a_dialog_is_kept() -> None:
    page = [*CONSENT, *NEWS]
    assert furniture(page)[-len(NEWS) :] == [False] * len(NEWS)


@pytest.mark.parametrize(
    "prose",
    [
        "If you bank there you can move your account to the post office until the end of May, the regulator said.",
        "The bank stored cookies on the phones of customers without consent, and sold personal data to its partners.",
        "You and your family may want to keep some cash at home, shopkeepers on the island told our reporter.",
        "Subscribers of the app pay two euros a month for unlimited transfers, which they can cancel at any time.",
        "“We value your privacy and would never sell your data to our partners,” the bank wrote to you and to me.",
    ],
)
@pytest.mark.parametrize("place", [2, 3, 5])
def test_articles_on_the_matters_of_dialogs_and_offers_are_kept(prose: str, place: int) -> None:
    assert not any(furniture([*NEWS[:place], prose, *NEWS[place:]]))


BODY = [
    "Mayor opens the rebuilt market hall",
    "By Greta Lund",
    "The market hall of Vestby opened again on Saturday, two years after a fire had destroyed its roof and its stalls.",
    "Mayor Ulf Karsten cut the ribbon before a crowd that the police put at four thousand, and thanked the fire crews.",
    "The town paid eleven million crowns for the work, three million more than the council had approved in the spring.",
    "Traders will pay no rent until the end of the year, the mayor said, and the hall will stay open on Sundays.",
    "Of the sixty stalls all but five have been let, most of them to families who had sold there before the fire.",
    "An inquiry found last year that the fire had begun in a cable that should have been replaced in the nineties.",
]
COMMENTS = [
    "12 Comments",
    "oldsailor44",
    "3 days ago at 10:12 am",
    "Lovely to see it back. My gran sold herring there when I was a kid, those were the days honestly.",
    "Votes: 14",
    "m_brandt",
    "3 days ago at 11:40 am",
    "Eleven million and still no toilets lol. Typical of this council if you ask me.",
    "Votes: 9",
    "TheFerryman",
    "2 days ago at 08:03 am",
    "@m_brandt I was there on Sunday and there are toilets now, you just have to look for them.",
    "Votes: 3",
    "Log in to reply",
]
OTHERS = [
    "Most read",
    "Culture",
    "A museum without a roof",
    "Visitors bring umbrellas to the most unusual exhibition of the summer.",
    "4 hours ago",
    "Sport",
    "Vestby lose again",
    "The coach blames the pitch, the captain blames the coach.",
    "6 hours ago",
    "Opinion",
    "Why we should keep the night train",
    "It is slow and it is cold, and nothing else gets you there by nine.",
    "7 hours ago",
    "Privacy policy",
]


def test_sentences_of_a_second_article_behind_comments_and_offers_are_kept() -> None:
    page = [*BODY, *COMMENTS, *OTHERS, *ARTICLE, PROSE]
    kept = [line for line, outside in zip(page, furniture(page), strict=True) if not outside]
    assert [line for line in kept if line in {*BODY, *ARTICLE[1:]}] == [*BODY, *ARTICLE[1:], PROSE]


def test_names_of_sections_between_offers_are_furniture() -> None:
    page = [*BODY, "Share this article", *OTHERS]
    kept = {line for line, outside in zip(page, furniture(page), strict=True) if not outside}
    assert kept >= set(BODY)
    assert not kept & {"Culture", "A museum without a roof", "4 hours ago", "Sport", "Opinion", "7 hours ago"}


def test_captions_are_furniture_though_they_are_whole_sentences() -> None:
    caption = "Pedestrians cross the old bridge of Hallund on the last evening before its closure."
    texts = [*ARTICLE, caption, *ARTICLE[1:]]
    around = [Mark("h1", 0.0), *[Mark("p", 0.0)] * 3]
    assert furniture(texts, [*around, Mark("figcaption", 0.0), *around[1:]])[4]
    assert not any(furniture(texts, [*around, Mark("p", 0.0), *around[1:]])[1:])


def test_a_menu_of_links_right_above_the_article_is_furniture_and_its_own_lines_there_are_not() -> None:
    menu = ["Europe", "Harbours", "Live", "Video", "Most read in Transport", "Weather", "Ferries", "Games"]
    body, around = ARTICLE[1:] * 3, [Mark("p", 0.0)] * 9
    assert furniture([*menu, *body], [*[Mark("h4", 1.0)] * 8, *around]) == [True] * 8 + [False] * 9
    assert not any(furniture(["By Jane Doe", "21 June 2022", *body], [Mark("p", 1.0), Mark("p", 0.0), *around]))


SUMMARIES = [
    "The bakery of the year opens a second shop in the old customs house, and the queue went round the corner.",
    "The choir of Tind sang for the queen on her birthday, and was asked to come again with the children's choir.",
    "A herring as long as an oar was caught off Hallund on Sunday, and is to be shown in the museum next week.",
]


def test_whole_sentences_that_lead_elsewhere_below_the_article_are_furniture() -> None:
    body, link = ARTICLE[1:] * 3, Mark("li", 1.0)
    texts = [*body, "More news", "Latest Posts", *SUMMARIES, "Contact us", "Privacy policy"]
    marks = [*[Mark("p", 0.0)] * len(body), Mark("h3", 0.0), *[link] * 6]
    assert furniture(texts, marks) == [False] * len(body) + [True] * 7
    assert not any(furniture([*body, *SUMMARIES], [Mark("p", 0.0)] * (len(body) + 3)))


def test_short_reports_with_times_between_them_have_no_body_to_be_weighed_with() -> None:
    reports = [
        ("Polling day live", "h1"),
        ("22.20 Mayor gives up", "h2"),
        ("Mayor Petra Quill has given up her office. “They have won,” she told reporters.", "p"),
        ("Share", "article"),
        ("21.35 Vote halted in Hallund", "h2"),
        ("Clerks in Hallund halted the vote after a fire.", "p"),
        ("Share", "article"),
        ("21.05 Key event", "h2"),
        ("Candidate Olaf Reinholt said he was certain of success.", "p"),
        ("Share", "article"),
    ]
    marks = [Mark(element, float(text == "Share")) for text, element in reports]
    assert not furniture([text for text, _ in reports], marks)[8]
