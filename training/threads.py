"""Readers' comments below an article, composed anew: on hardly one of the annotated pages were they fetched.

What is said in them is what people say in articles, with and without its full stop; who says it when, and what can be
done about it, stands around it in one form throughout a thread, as sites have it. Beside them stand articles of the
same form, live blogs and interviews, so that the form alone does not decide.
"""

import random
import re
from collections.abc import Sequence

from training.offers import pick

Rng = random.Random

_SAID = re.compile(r"[“\"]([^“”\"]{25,400})[”\"]")
_NICK = (
    "[sun|old|mr|the|big|red|north|city|lake|iron|quiet|lazy|super|dr|blue]"
    "[wolf|sailor|baker|reader|pilot|gull|fox|fan|dad|cook|smith|bird|tom|anna|kid][|_|-|.][|#|#|x|z]"
)
_NAME = "[Tom|Ana|Lee|Maria|Pat|Joe|Kim|Ruth|Sam|Ivan|Nina|Omar] [B.|K.|Hill|Novak|Lopez|Ross|Wu|Berg|Shaw|]"
_AGO = (
    "[#|a|an|1] [minute|hour|day|week|month|year][s|] ago",
    "# [days|hours] ago at 0[1|3|4|7|9]:[05|17|32|48] [am|pm]",
    "[Jan|May|June|Sept.|Nov] [1|3|7|12|19|28], 20[11|14|17|19|21|23] [at |, ||][1|4|7|9|11]:[05|17|32|48][ am| PM|]",
    "[1|3|7|12|19|28] [January|March|April|August|December] 20[11|14|17|19|21|23]",
    "[1|2|3|5|9|14|21][h|d|w]",
)
_FOOT = (
    "Reply",
    "[Like|Upvote] [·|||] Reply",
    "[Rating|Score|Votes|Likes]: # [Votes|points|]",
    "[Report|Flag] [comment|abuse|]",
    "# [likes|people like this|upvotes|replies]",
    "Share [·|||] Reply [·|||] Report",
    "[+# -#|▲# ▼#]",
)
_HEADS = (
    "# [Comments|comments|Responses|replies]",
    "[Comments|Discussion|Top [Rated|] Comments|Reader comments|Conversation|What readers say]",
    "[Leave a Reply|Join the [conversation|discussion]|Log in to comment]",
    "Sort by: [Best|Newest|Oldest|Most liked]",
)


def said(texts: Sequence[str]) -> list[str]:
    """What is said in an article's paragraphs."""
    return [match[1].rstrip(",").strip() for text in texts for match in _SAID.finditer(text)]


def thread(sayings: Sequence[str], rng: Rng) -> list[str]:
    """The lines of a thread."""
    who = rng.choice((_NICK, _NICK, _NAME))
    when, foot = rng.choice(_AGO), rng.choice(_FOOT)
    together = rng.random() < 0.25
    footed = rng.random() < 0.7
    lines = [pick(rng, rng.choice(_HEADS)) for _ in range(rng.choice((0, 1, 1, 2)))]
    for _ in range(rng.randint(2, 12)):
        lines += [f"{pick(rng, who)} {pick(rng, when)}"] if together else [pick(rng, who), pick(rng, when)]
        lines += [_typed(rng.choice(sayings), rng) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        lines += [pick(rng, foot)] if footed else []
    return lines


def _typed(saying: str, rng: Rng) -> str:
    text = saying + rng.choice((".", ".", ".", "", "!", "...", "?"))
    return text.lower() if rng.random() < 0.2 else text[0].upper() + text[1:]


def instalments(body: Sequence[str], rng: Rng) -> list[str]:
    """An article as a live blog, a question and answer, or one with a name or a heading above its paragraphs."""
    kind = rng.randrange(4)
    name = pick(rng, _NAME)
    lines = list[str]()
    for text in body:
        if rng.random() < 0.6:
            head = pick(rng, rng.choice(("[9|10|13|17]:[05|17|32|48] [am|pm|GMT|]", _AGO[0])))
            words = text.split()
            asked = "What about " + " ".join(words[: rng.randint(2, 6)]).rstrip(".,") + "?"
            lines += [(head, name, asked, " ".join(words[: rng.randint(2, 7)]))[kind]]
        lines.append(text)
    return lines
