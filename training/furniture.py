"""What tells an article's paragraphs from the furniture around them: weights for `reader.sources.furniture.judge`.

    python -m training.furniture --shared ../shared

Learns from the blocks of web pages (furniture.aeb) and from `eval/train`, and prints how well it does on their
development parts, beside trafilatura alone on the same blocks. How the blocks of web pages are marked up is learnt by a
network of its own, for no other text has that; what it says of a whole page is joined (`training.chain`). A page is
seen whole, and cut to a few blocks around its article as when somebody copies it into a file; articles of `eval/train`
are put one after the other with the furniture between them, for what stands behind a comment form may be an article
too, and get consent dialogs and offers (`training.offers`) and readers' comments (`training.threads`), which the pages
lack.
"""

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import log
from pathlib import Path

import click
import msgspec
import numpy as np
from sklearn.neural_network import MLPClassifier

from reader.sources.furniture.chain import followed
from reader.sources.furniture.judge import Network, Networks, furniture
from reader.sources.furniture.lines import kind_of_line
from reader.sources.furniture.marks import Mark, marked
from reader.sources.furniture.second import likely_body, seconds
from reader.sources.furniture.traits import Traits, is_prose, rows
from reader.sources.furniture.wording import Wording, words
from reader.sources.texts.blocks import paragraphs
from training import offers, threads
from training.chain import Seen, chained

SEED = 7
FIRST, SECOND, MARKED = (12, 1, 0.3, 20), (12, 1, 1.0, 15), (10, 2, 0.3, 15)
"""Of the first look, the second, and the second that sees marks: hidden units of a network, networks, decay of the
weights, and epochs."""
THREADS = 60
"""Articles with comments below, and as many in the form of comments."""
PARTS = 4
"""Of the pages; what a look learns from is told by what was learnt from the other parts."""
CUTS, EVAL_COPIES, PAIRS, BEGINNINGS, MIXED = 3, 4, 120, 240, 120
HEADS = 4
"""Blocks right above a web page's article of which nothing is known: its headline and byline are not annotated."""
OFFERS = 1000
"""Articles with an offer or a consent dialog before, behind or within them, and sentences on such matters."""
FEWEST_PAGES, CLEAREST, SMOOTHING = 12, 0.7, 1.5
"""A word counts if so many pages have it, and if it is so clear, as a logarithm, where it belongs."""
WORDS = ("function", "addressed", "wording")
"""Traits of English words, hidden in a part of the copies: other languages have furniture too."""


@dataclass(frozen=True)
class Page:
    """A page's blocks, and which of them are the article's."""

    texts: tuple[str, ...]
    body: tuple[bool | None, ...]
    """None where it is not known."""
    marks: tuple[Mark, ...] = ()
    """How the blocks are marked up, where that is known."""


def web(path: Path) -> list[Page]:
    """The pages of furniture.aeb."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        found = [json.loads(line)["blocks"] for line in lines]
    pages = []
    for blocks in found:
        body: list[bool | None] = [b["body"] == 1 for b in blocks]
        first = body.index(True) if True in body else 0
        body[max(0, first - HEADS) : first] = [
            None if kind_of_line(b["text"]) is None else False for b in blocks[max(0, first - HEADS) : first]
        ]
        marks = tuple(Mark(b["tag"], b["link"]) for b in blocks)
        pages.append(Page(tuple(b["text"] for b in blocks), tuple(body), marks))
    return pages


def annotated(folder: Path) -> list[Page]:
    """The annotated articles with what stands around their bodies and headlines."""
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf8"))
        text = path.with_suffix(".txt").read_text(encoding="utf8")
        first, last, headline = gold["body"]["start"], gold["body"]["end"], gold["headline"] or ""
        extents = paragraphs(text)
        inside = tuple((e > first and s < last) or text[s:e] == headline for s, e in extents)
        found.append(Page(tuple(text[s:e] for s, e in extents), inside))
    return found


def cut(page: Page, rng: random.Random) -> Page:
    """The article with a few blocks around it."""
    at = [i for i, inside in enumerate(page.body) if inside]
    part = slice(max(0, at[0] - rng.randint(0, 6)), at[-1] + rng.randint(1, 12))
    return Page(page.texts[part], page.body[part], page.marks[part])


def beginning(page: Page, rng: random.Random) -> Page:
    """A short text: the first paragraphs of an article, under a headline, a byline or a date, and a list below."""
    body = [text for text, inside in zip(page.texts, page.body, strict=True) if inside]
    words = " ".join(body).split()
    names = [f"{a} {b}" for a, b in pairwise(words) if a.istitle() and b.istitle() and a.isalpha() and b.isalpha()]
    day = f"{rng.randint(1, 28)} {rng.choice('January March June October'.split())} {rng.randint(1990, 2030)}"
    byline = f"{rng.choice(('By', 'BY', 'Words by', 'Story by'))} {rng.choice(names or ['Jane Doe'])}"
    lines = [line for line in (byline, day, f"{byline} | {day}") if rng.random() < 0.3]
    start = rng.randrange(len(body))
    short = [*body[: rng.random() < 0.8], *lines, *body[max(1, start) : max(1, start) + rng.randint(1, 6)]]
    if rng.random() < 0.3:
        short += [rng.choice(("Results", "The winners", "List of members")), *names[:6]]
    return Page(tuple(short), (True,) * len(short))


def joined(first: Page, lines: Sequence[str], second: Page) -> Page:
    """Two articles one after the other, lines of furniture between them."""
    return Page(first.texts + tuple(lines) + second.texts, first.body + (False,) * len(lines) + second.body)


def listed(article: Page, rng: random.Random) -> list[str]:
    """A list as articles have them: names under headings, dates and places, amounts, results, or points."""
    words = [word for text in article.texts for word in text.split() if word.isalpha()]
    names = [f"{a} {b}" for a, b in pairwise(words) if a.istitle() and b.istitle()] or ["Jane Doe"]
    kind, upper, mark = rng.randrange(5), rng.random() < 0.5, rng.choice(("-", "–", ":", "|", "@", ""))
    amount, opened = rng.choice(("", "x", "$", "km", "%")), rng.choice(("", "", "• ", "- ", "* "))
    lines = []
    for _ in range(rng.randint(2, 5) if kind == 0 else rng.randint(3, 16)):
        name, other, number = rng.choice(names), rng.choice(names), rng.randint(1, 28)
        if kind == 0:
            head = rng.choice(words)
            some = ", ".join(
                f"{rng.choice(names)} ({rng.choice(names).split()[0]})" if upper else rng.choice(names)
                for _ in range(rng.randint(1, 5))
            )
            lines.append(f"{head.upper() if upper else head.title()}: {some}")
        elif kind == 1:
            lines.append(f"{rng.choice('April June Sept. Oct.'.split())} {number} {mark} {name}, {other.split()[0]}")
        elif kind == 2:
            lines.append(f"{number}{amount} {' '.join(rng.choices(words, k=rng.randint(1, 3))).lower()}")
        elif kind == 3:
            lines.append(
                f"{name} {number}, {other} {number // 2}" if upper else f"{name}: {number} {rng.choice(words)}"
            )
        else:
            clause = rng.choice(article.texts).split()[: rng.randint(3, 14)]
            lines.append(opened + " ".join(clause).rstrip(".,;:"))
    return [" ".join(line.split()) for line in lines]


def with_list(page: Page, rng: random.Random) -> Page:
    """The page with a list in its article."""
    inside = [i for i, own in enumerate(page.body) if own]
    at = rng.choice(inside[:-1] or inside) + 1
    lines = listed(page, rng)
    of_lines = (Mark("li" if len(lines) % 3 else "p", 0.0),) * len(lines)
    return Page(
        page.texts[:at] + tuple(lines) + page.texts[at:],
        page.body[:at] + (True,) * len(lines) + page.body[at:],
        page.marks and page.marks[:at] + of_lines + page.marks[at:],
    )


def offered(article: Page, rng: random.Random) -> Page:
    """The beginning of an article with an offer or a dialog somewhere, or with sentences on the same matters in it."""
    last = min(len(article.texts), rng.randint(2, 12))
    texts, body = list(article.texts[:last]), list(article.body[:last])
    for lines, inside in (
        (offers.news(rng) if rng.random() < 0.5 else [], True),
        (listed(article, rng) if rng.random() < 0.3 else [], True),
        (rng.choice(offers.KINDS)(rng) if rng.random() < 0.8 else [], False),
    ):
        at = rng.choice((0, len(texts), len(texts), rng.randint(1, len(texts)))) if not inside else rng.randint(1, last)
        texts[at:at], body[at:at] = lines, [inside] * len(lines)
    return Page(tuple(texts), tuple(body))


def worded(pages: Sequence[Page]) -> dict[str, float]:
    """For each word that many pages have, the logarithm of how much likelier it is in their furniture."""
    inside, outside, spread = Counter[str](), Counter[str](), Counter[str]()
    lines = [0, 0]
    for page in pages:
        for text, body in zip(page.texts, page.body, strict=True):
            if body is not None:
                lines[body] += 1
                (inside if body else outside).update(set(words(text)))
        spread.update({word for text in page.texts for word in words(text)})
    base = log((lines[False] + SMOOTHING) / (lines[True] + SMOOTHING))
    found = {
        word: round(log((outside[word] + SMOOTHING) / (inside[word] + SMOOTHING)) - base, 2)
        for word, count in spread.items()
        if count >= FEWEST_PAGES
    }
    return {word: score for word, score in sorted(found.items()) if abs(score) >= CLEAREST}


def mixed(article: Page, lines: Sequence[str], rng: random.Random) -> Page:
    """A few paragraphs of an article, some of them more than once, with lines of furniture between them."""
    body = [text for text, inside in zip(article.texts, article.body, strict=True) if inside]
    start = rng.randrange(len(body))
    some = body[start : start + rng.randint(1, 6)]
    texts, inside = list[str](), list[bool]()
    for text in (text for _ in range(rng.randint(1, 4)) for text in some):
        between = rng.sample(lines, rng.randint(1, 3)) if rng.random() < 0.25 else []
        texts += [text, *between]
        inside += [True] + [False] * len(between)
    return Page(tuple(texts), tuple(inside))


def discussed(article: Page, others: Page, lines: Sequence[str], second: Page | None, rng: random.Random) -> Page:
    """An article with its readers' comments below, and maybe another article below these."""
    sayings = threads.said(others.texts) or [text for text in others.texts if 25 <= len(text) <= 400]
    below = [
        *rng.sample(lines, rng.randint(0, 4)),
        *threads.thread(sayings, rng),
        *rng.sample(lines, rng.randint(0, 4)),
    ]
    return joined(article, below, second or Page((), ()))


def in_instalments(article: Page, lines: Sequence[str], rng: random.Random) -> Page:
    """An article in the form of comments, as live blogs and interviews have it, and furniture below."""
    body = [text for text, inside in zip(article.texts, article.body, strict=True) if inside]
    whole = threads.instalments(body[: rng.randint(2, 20)], rng)
    return joined(Page(tuple(whole), (True,) * len(whole)), rng.sample(lines, rng.randint(0, 6)), Page((), ()))


Example = tuple[Page, list[Traits], np.ndarray]
"""A page, the traits of its paragraphs in a look, and which paragraphs are known to be the article's or not."""


def examples(pages: list[Page], articles: list[Page], rng: random.Random) -> tuple[list[list[Example]], Wording]:
    """Parts of pages as the first look sees them, and what words say.

    The traits of each part are by the words of the others, as those of any page will be by others' words.
    """
    pages = [page for page in pages if any(page.body)]
    lines = [t for p in pages for t, inside in zip(p.texts, p.body, strict=True) if inside is False and len(t) < 60]
    parts, sources = [], []
    for part in range(PARTS):
        web, news = pages[part::PARTS], articles[part::PARTS]
        told = [offered(rng.choice(news), rng) for _ in range(OFFERS // PARTS)]
        seen = web + [cut(page, rng) for page in web for _ in range(CUTS)] + news * EVAL_COPIES + told
        seen += [with_list(cut(page, rng), rng) for page in web]
        for _ in range(PAIRS // PARTS):
            above = cut(rng.choice(web), rng) if rng.random() < 0.4 else rng.choice(news)
            seen.append(joined(above, rng.sample(lines, rng.randint(1, 6)), rng.choice(news)))
        seen += [beginning(rng.choice(news), rng) for _ in range(BEGINNINGS // PARTS)]
        seen += [mixed(rng.choice(news), lines, rng) for _ in range(MIXED // PARTS)]
        for _ in range(THREADS // PARTS):
            article = cut(rng.choice(web), rng) if rng.random() < 0.5 else rng.choice(news)
            second = rng.choice(news) if rng.random() < 0.2 else None
            seen.append(discussed(article, rng.choice(news), lines, second, rng))
            seen.append(in_instalments(rng.choice(news), lines, rng))
        parts.append(seen)
        sources.append([*web, *news, *told])
    found = []
    for part, seen in enumerate(parts):
        known = worded([page for other, whole in enumerate(sources) if other != part for page in whole])
        found.append([(page, _hidden(rows(page.texts, known), rng), _sides(page)) for page in seen])
    return found, worded([page for whole in sources for page in whole])


def _hidden(seen: list[Traits], rng: random.Random) -> list[Traits]:
    if rng.random() >= 0.25:
        return seen
    return [{name: 0.0 if name.startswith(WORDS) else value for name, value in row.items()} for row in seen]


def _sides(page: Page) -> np.ndarray:
    return np.array([-1 if inside is None else int(inside) for inside in page.body])


def learnt(seen: Sequence[Example], hidden: int, members: int, decay: float, epochs: int) -> Network:
    """The mean of some networks, which is one network of all their hidden units."""
    names = list(seen[0][1][0])
    x = np.array(
        [list(row.values()) for _, found, sides in seen for row, side in zip(found, sides, strict=True) if side >= 0]
    )
    y = np.concatenate([sides[sides >= 0] for _, _, sides in seen])
    spread = np.maximum(x.std(0), 0.05)
    units, biases, out, bias = [], [], [], 0.0
    for member in range(members):
        network = MLPClassifier((hidden,), activation="tanh", alpha=decay, max_iter=epochs, random_state=SEED + member)
        network.fit((x - x.mean(0)) / spread, y)
        first = network.coefs_[0] / spread[:, None]
        units += first.T.round(4).tolist()
        biases += (network.intercepts_[0] - x.mean(0) @ first).round(4).tolist()
        out += (network.coefs_[1][:, 0] / members).round(4).tolist()
        bias += float(network.intercepts_[1][0]) / members
    return Network(names, units, biases, out, round(bias, 4))


def again(seen: Sequence[Example], first: Network) -> list[Example]:
    """Pages as the second look sees them after a first."""
    return [
        (page, seconds(page.texts, found, [first.chance(row) for row in found]), sides) for page, found, sides in seen
    ]


def looks(pages: list[Page], articles: list[Page], rng: random.Random) -> tuple[Networks, Wording]:
    """The networks and the wording. The second look learns from what a first look says of pages that it never saw."""
    parts, known = examples(pages, articles, rng)
    seen = []
    for part, own in enumerate(parts):
        others = [example for other, some in enumerate(parts) if other != part for example in some]
        seen.append(again(own, learnt(others, *FIRST)))
    of_parts = [[with_marks(example) for example in some if example[0].marks] for some in seen]
    return Networks(
        learnt([example for part in parts for example in part], *FIRST),
        learnt([example for some in seen for example in some], *SECOND),
        learnt([example for some in of_parts for example in some], *MARKED),
        chained(following(of_parts, frozenset(pages))),
    ), known


def following(parts: list[list[Example]], whole: frozenset[Page]) -> list[Seen]:
    """The whole pages of each part as a look with marks sees them that learnt from the others."""
    found = []
    for part, own in enumerate(parts):
        network = learnt([example for other, some in enumerate(parts) if other != part for example in some], *MARKED)
        for page, rows_of, sides in own:
            if page in whole:
                chances = [network.chance(row) for row in rows_of]
                pairs = followed(page.texts, rows_of, page.marks)
                found.append((chances, [is_prose(text) for text in page.texts], pairs, sides))
    return found


def with_marks(example: Example) -> Example:
    """A page as the second look sees it, with its marks."""
    page, found, sides = example
    chances = [row["chance"] for row in found]
    more = marked(page.marks, chances, likely_body(page.texts, chances))
    return page, [row | some for row, some in zip(found, more, strict=True)], sides


def report(name: str, pages: list[Page], told: Callable[[Page], Sequence[bool]]) -> None:
    """Prints block precision, recall and F of the article's blocks, F by words, and right letters of all."""
    right = found = real = rightw = foundw = realw = letters = wrong = 0
    for page in pages:
        for text, inside, outside in zip(page.texts, page.body, told(page), strict=True):
            if inside is None:
                continue
            n, words = sum(c.isalnum() for c in text), len(text.split())
            right, rightw = right + (inside and not outside), rightw + words * (inside and not outside)
            found, foundw = found + (not outside), foundw + words * (not outside)
            real, realw = real + inside, realw + words * inside
            letters, wrong = letters + n, wrong + n * (inside == outside)
    p, r, f, w = right / found, right / real, 2 * right / (found + real), 2 * rightw / (foundw + realw)
    print(f"{name:42} P {p:.3f} R {r:.3f} F {f:.3f}  by words F {w:.3f}  letters {1 - wrong / letters:.4f}")


def by_trafilatura(page: Page) -> list[bool]:
    """Which blocks trafilatura leaves out, from a page made of them."""
    import trafilatura

    tags = [mark.element for mark in page.marks] or ["p"] * len(page.texts)
    html = "".join(
        f"<{tag}>{escape(text)}</{tag}>" for tag, text in zip(tags, page.texts, strict=True) if tag != "body"
    )
    kept = " ".join((trafilatura.extract(f"<html><body>{html}</body></html>", include_comments=False) or "").split())
    return [" ".join(text.split()) not in kept for text in page.texts]


@click.command()
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
@click.option("--to", type=Path, default=Path("reader/sources/furniture/furniture.json"), show_default=True)
def main(shared: Path, to: Path) -> None:
    """Make the weights, and print what they are worth."""
    rng = random.Random(SEED)
    networks, known = looks(web(shared / "corpora/furniture.aeb.train.jsonl.gz"), annotated(shared / "eval/train"), rng)
    to.write_bytes(msgspec.json.encode(networks) + b"\n")
    to.with_name("wording.json").write_text(json.dumps(known, ensure_ascii=False, indent=0) + "\n", encoding="utf8")
    dev = web(shared / "corpora/furniture.aeb.dev.jsonl.gz")
    rng = random.Random(SEED)
    near = [cut(page, rng) for page in dev if any(page.body)]
    for name, pages in (
        ("web pages, dev", dev),
        ("web pages cut around the article, dev", near),
        (
            "offers and dialogs in eval/dev",
            [offered(page, rng) for page in annotated(shared / "eval/dev") for _ in range(5)],
        ),
        ("eval/dev", annotated(shared / "eval/dev")),
        ("eval/train", annotated(shared / "eval/train")),
    ):
        report(name, pages, lambda page: furniture(page.texts))
        if any(page.marks for page in pages):
            report("  with their marks", pages, lambda page: furniture(page.texts, page.marks))
        if name.startswith("web pages,"):
            report("  trafilatura alone", pages, by_trafilatura)


if __name__ == "__main__":
    main()
