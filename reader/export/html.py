"""A story as one page for a browser: the article in colours, beside it who, what and who said it, all linked.

No script and nothing from elsewhere is in it; whatever comes from the article is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import Final

from reader.main_events import main_events
from reader.printable import safe
from reader.sources.texts.lists import Depths
from reader.sources.texts.rows import MARKER, setting
from reader.story import Actor, Article, Block, Event, Extent, Quote, Story, said

_TAGS: Final = {"title": "h1", "heading": "h2", "quotation": "blockquote", "paragraph": "p"}
_CLASSES: Final = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "DATE": "time", "TIME": "time",
}  # fmt: skip
_NAMES: Final = {
    "person": "people", "organization": "organizations", "place": "places", "group": "peoples", "time": "times",
    "other": "other names",
}  # fmt: skip
_STYLE: Final = """
:root { color-scheme: light dark; --muted: light-dark(#5c5f66, #a0a4ab); --line: light-dark(#d8d5cd, #3a3d42);
  --said: light-dark(#f4efe2, #262a2f); --person: light-dark(#8a3b12, #f0a878);
  --organization: light-dark(#1d5b8f, #86bdf0);
  --place: light-dark(#2c6b2f, #8fd08f); --group: light-dark(#7a3b86, #d6a3e0); --time: light-dark(#6b5a00, #d9c46a);
  --other: light-dark(#4b5563, #b6bdc8) }
body { font: 18px/1.6 Georgia, serif; margin: 2rem auto; padding: 0 1.2rem; max-width: 76rem; display: grid; gap: 3rem;
  grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); color: light-dark(#222, #ddd);
  background: light-dark(#fffdf8, #16181b) }
h1 { line-height: 1.25 }
aside { font: 15px/1.5 system-ui, sans-serif } aside h2 { font-size: 1rem; margin: 1.6rem 0 .4rem }
aside ul { list-style: none; margin: 0; padding: 0 } aside li { margin: .35rem 0 } .about, .less { color: var(--muted) }
main ul { padding-left: 2ch } main pre { overflow-x: auto; font-size: .8em }
a { text-decoration: none } .said { background: var(--said) } .told { border-bottom: 1px dotted var(--muted) }
:target { outline: 2px solid var(--muted) }
.person { color: var(--person) } .organization { color: var(--organization) } .place { color: var(--place) }
.group { color: var(--group) } .time { color: var(--time) } .other { color: var(--other) }
@media (max-width: 60rem) { body { display: block } }
@media print { body { display: block; background: none; color: #000 } aside { break-before: page }
  .said { background: none } }
"""


def encode(story: Story) -> str:
    """The whole page, ending in a newline."""
    article, found = story.article, story.analysis
    names = {actor.id: actor for actor in found.actors}
    main = main_events(found.events)
    body = "\n".join(_body(story, main))
    title = _text(article.title or article.source)
    heading = "" if any(b.kind == "title" for b in article.blocks) else f"<h1>{title}</h1>\n"
    sides = [
        *_section("Who", (_actor(actor) for actor in found.actors if actor.mentions)),
        *_section("What happened", (_event(article, event, names) for event in main)),
        *_section("Who said what", (_quote(article, quote, names) for quote in found.quotes if quote.content)),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n{heading}{_about(article)}{body}\n</main>\n<aside>\n{_legend()}\n{chr(10).join(sides)}\n</aside>\n</body>\n</html>\n"
    )


def _about(article: Article) -> str:
    told = " · ".join(_text(x) for x in (article.published, article.source) if x and x != "-")
    return f'<p class="about">{told}</p>\n' if told else ""


def _legend() -> str:
    kinds = " ".join(f'<span class="{name}">{words}</span>' for name, words in _NAMES.items())
    return f'<p>{kinds} <span class="said">said</span> <span class="told">events</span></p>'


def _body(story: Story, main: Sequence[Event]) -> Iterator[str]:
    """The article's text, the items of a list and the rows of a table each together."""
    text = story.article.text
    shown = [block for block in story.article.blocks if block.kind != "furniture"]
    for how, run in groupby(shown, lambda block: setting(block.kind, text[block.start : block.end])):
        told = [(block, "".join(_pieces(story, block, main))) for block in run]
        if how == "words":
            yield from (f"<{_TAGS[block.kind]}>{words}</{_TAGS[block.kind]}>" for block, words in told)
        elif how == "list":
            depths = Depths(text)
            items = (_item(words, depths.of(block.start), text[block.start : block.end]) for block, words in told)
            yield "\n".join(["<ul>", *items, "</ul>"])
        else:
            yield "<pre>" + "\n".join(words for _, words in told) + "</pre>"


def _item(words: str, depth: int, string: str) -> str:
    """An item of a list; its own mark or number stands where a bullet would."""
    styles = ["list-style: none"] if MARKER.match(string) else []
    styles += [f"margin-left: {2 * depth}ch"] if depth else []
    return f'<li style="{"; ".join(styles)}">{words}</li>' if styles else f"<li>{words}</li>"


def _pieces(story: Story, block: Block, main: Sequence[Event]) -> Iterator[str]:
    """The block cut wherever anything begins or ends, each piece in all the elements that it is in."""
    found = story.analysis
    entities = [e for e in found.entities if block.start <= e.start < e.end <= block.end]
    said_ = [x for q in found.quotes for x in q.content if x[0] < block.end and block.start < x[1]]
    told = [e.trigger for e in main if block.start <= e.trigger[0] < block.end]
    edges = {block.start, block.end}
    for start, end in (*((e.start, e.end) for e in entities), *said_, *told):
        edges |= {max(block.start, min(start, block.end)), max(block.start, min(end, block.end))}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        words = escape(safe(story.article.text[start:end]))
        if any(a <= start and end <= b for a, b in told):
            words = f'<span class="told" id="t{start}">{words}</span>'
        entity = next((e for e in entities if e.start <= start and end <= e.end), None)
        if entity is not None:
            kind = _CLASSES.get(entity.label, "other")
            link = f' href="#{escape(entity.actor)}"' if entity.actor else ""
            at = f' id="o{start}"' if start == entity.start else ""
            words = f'<a class="{kind}"{link}{at}>{words}</a>'
        if any(a <= start and end <= b for a, b in said_):
            at = f' id="q{start}"' if any(a == start for a, _ in said_) else ""
            words = f'<span class="said"{at}>{words}</span>'
        yield words


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    below = "\n".join(lines)
    if below:
        yield f"<section>\n<h2>{heading}</h2>\n<ul>\n{below}\n</ul>\n</section>"


def _actor(actor: Actor) -> str:
    who = f" – {_text(actor.description)}" if actor.description else ""
    named = next((m for m in actor.mentions if m.form == "name"), None)
    name = f'<a class="{actor.kind}" href="#o{named.start}">{_text(actor.name)}</a>' if named else _text(actor.name)
    return f'<li id="{escape(actor.id)}">{name}<span class="less">{who} ({len(actor.mentions)})</span></li>'


def _event(article: Article, event: Event, names: dict[str, Actor]) -> str:
    def people(side: Sequence[tuple[Extent, str | None]]) -> str:
        return ", ".join(_text(names[a].name if a in names else article.text[slice(*span)]) for span, a in side)

    who, whom = (people([(p.span, p.actor) for p in side]) for side in (event.who, event.whom))
    parts = [who, f"→ {whom}" if whom else "", *(_text(article.text[slice(*p.span)]) for p in event.where)]
    parts += [_text(w.value or article.text[slice(*w.span)]) for w in event.when]
    realis = "" if event.realis == "actual" else f", {event.realis}"
    rest = " · ".join(part for part in parts if part)
    trigger = f'<a href="#t{event.trigger[0]}"><b>{_text(article.text[slice(*event.trigger)])}</b></a>'
    return f'<li>{trigger} <span class="less">{event.type}{realis}</span> {rest}</li>'


def _quote(article: Article, quote: Quote, names: dict[str, Actor]) -> str:
    speakers = [names[s].name for s in quote.speakers or (quote.speaker,) if s in names]
    source = article.text[slice(*quote.source)] if quote.source else "unknown"
    words = _text(" … ".join(said(article.text, quote)))
    return f'<li><b>{_text("; ".join(speakers) or source)}</b>: <a href="#q{quote.content[0][0]}">{words}</a></li>'


def _text(text: str) -> str:
    """Text from outside, as one line that is no markup."""
    return escape(safe(" ".join(text.split())))
