"""Short texts that are hard to draw, analysed by hand: wide letters and emoji, right to left, spans over spans."""

from __future__ import annotations

from reader.story import Actor, Analysis, Entity, Event, Extent, Mention, Participant, Pipeline, Quote, Story
from tests.app.hand import STORY, article


def _story(text: str, names: dict[str, str], trigger: str, quote: str, speaker: str) -> Story:
    """An article with names and their labels, one event and one quote of one speaker."""

    def of(words: str) -> Extent:
        start = text.index(words)
        return start, start + len(words)

    def entity(words: str, label: str) -> Entity:
        return Entity(*of(words), label, "a1" if words == speaker else None)

    entities = sorted((entity(*name) for name in names.items()), key=lambda entity: entity.start)
    who = of(speaker)
    actor = Actor("a1", speaker, "person", 1.0, (Mention(*who, "name"),))
    event = Event("e1", "policy", of(trigger), "actual", (Participant(who, "a1"),), (), (), (), None, 1.0)
    said = Quote("q1", "direct", (of(quote),), None, who, "a1")
    analysis = Analysis(tuple(entities), (actor,), (said,), (event,))
    return Story(article(text, title=text.partition("\n")[0]), analysis, Pipeline("by hand", "1"))


WIDE = _story(
    "東京都、橋を閉鎖 🌉\n"
    "東京都の山田太郎知事は月曜日、隅田川の古い橋を閉鎖すると発表した。「橋は百年前のものです」と知事は述べた。\n"
    "Residents of 墨田区 cheered 👩‍👩‍👧‍👦🎉 and waved flags 🇯🇵 as café owner Zoë Brämer (ｗｉｄｅ) poured tea.",
    {"山田太郎": "PERSON", "隅田川": "LOC", "月曜日": "DATE", "墨田区": "GPE", "Zoë Brämer": "PERSON"},
    "閉鎖する", "「橋は百年前のものです」", "山田太郎",
)  # fmt: skip

RIGHT_TO_LEFT = _story(
    "البلدية تغلق الجسر القديم\n"
    "أعلنت العمدة ليلى حداد يوم الاثنين إغلاق الجسر القديم في حيفا. وقالت: «الجسر قديم جدا».\n"
    "המהנדס דוד לוי אמר כי הגשר ייפתח בשנת 2031, and Hallund Rail said trains stop at 9:30.",
    {"ليلى حداد": "PERSON", "حيفا": "GPE", "דוד לוי": "PERSON", "2031": "DATE", "Hallund Rail": "ORG"},
    "إغلاق", "«الجسر قديم جدا»", "ليلى حداد",
)  # fmt: skip

OVERLAPPING = _story(
    "Bank of Hallund closes its doors\n"
    "“The Bank of Hallund must close, as Mayor Jane Doe ordered on Monday,” said Ivo Brandt of Hallund City Council.\n"
    "Ms Doe said nothing.",
    {"The Bank of Hallund": "ORG", "Hallund must": "GPE", "Jane Doe": "PERSON", "Mayor Jane": "WORK_OF_ART",
     "Monday": "DATE", "Ivo Brandt": "PERSON", "Hallund City Council": "ORG", "Hallund City": "GPE"},
    "ordered on", "“The Bank of Hallund must close, as Mayor Jane Doe ordered on Monday,”", "Ivo Brandt",
)  # fmt: skip

TEXTS = {"sample": STORY, "wide": WIDE, "rtl": RIGHT_TO_LEFT, "overlapping": OVERLAPPING}
