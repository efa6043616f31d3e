"""Keeps text, panel and status line at the same place, and holds the thread that `n` and `N` walk.

All that moves goes the same way: something is done to the text's cursor, and `moved` tells the rest where it is now.
"""

from __future__ import annotations

from msgspec.structs import replace

from reader.app.article.reading import Text
from reader.app.bars.status import StatusBar
from reader.app.documents import Document
from reader.app.looks.colours import GROUPS
from reader.app.panel.here import row_keys
from reader.app.panel.rows import Row
from reader.app.panel.side import SidePanel
from reader.app.panel.tabs import Tab, tab_of
from reader.app.settings.configured import configured
from reader.app.telling.doubt import doubts
from reader.app.threads import hyperlinks
from reader.app.threads.clicks import Clicks
from reader.app.threads.declutter import chosen
from reader.app.threads.find import find, find_things, parse
from reader.app.threads.jumps import Bookmarks, Jumps, Place
from reader.app.threads.links import Links, Thing, actor_thread
from reader.app.threads.search import SearchBar, search_thread
from reader.app.threads.thread import Thread, Threads
from reader.story import Actor, Analysis, Article, Entity, Extent, Hyperlink, Quote

NOTHING = Links(Analysis())
ANALYSED = frozenset({"entities", "actor", "events", "quotes"})
"""Threads that are empty until the text is analysed."""


class Linking:
    """The one place that knows which thread is walked in which document."""

    def __init__(self, view: Text, panel: SidePanel, status: StatusBar, search: SearchBar) -> None:
        self._view = view
        self._panel = panel
        self._status = status
        self._search = search
        self._before_search = Place(0, (0, 0))
        self._marked: tuple[Thread, int | None] | None = None
        """What the view was last told of the thread."""
        self._clicks = Clicks()
        self.document: Document | None = None
        self.number = 0
        """The document's number in the list."""
        self.jumps = Jumps()
        self.marks = Bookmarks()
        self.threads = Threads(NOTHING.entities_thread())

    @property
    def links(self) -> Links:
        return (self.document and self.document.links) or NOTHING

    @property
    def _article(self) -> Article | None:
        return self.document.article if self.document else None

    @property
    def thread(self) -> Thread:
        return self.threads.current

    # Documents

    def show(self, document: Document, number: int, place: str) -> None:
        """The view shows another document, which is `number` in the list."""
        self.document, self.number, self._marked = document, number, None
        self._clicks.forget()
        self.threads = Threads(self._base())
        self._panel.clear()
        self._tell_article(document, place)
        self._annotate(document)
        self.moved()

    def leave(self, document: Document, number: int, place: str) -> None:
        """The view shows no document; this one could not be opened, or not yet."""
        self.document, self.number = None, number
        self.threads = Threads(NOTHING.entities_thread())
        self._panel.clear()
        self._tell_article(document, place)
        self.tell()

    def learn(self, document: Document) -> None:
        """More is known about a document."""
        if document is self.document:
            self._annotate(document)
            self.threads.remake(self._remake)  # from the rows that there are now
            self.moved()

    def refolded(self) -> None:
        """The panel lists other events than before: they are the thread, where events are walked."""
        if self.thread.kind == "events":
            self.threads.remake(self._remake)
            self._tell_thread()  # the panel's cursor stays where something was folded

    def work(self, sentence: str) -> None:
        """What is awaited; empty when nothing is."""
        self._status.status = replace(self._status.status, work=sentence)

    def _annotate(self, document: Document) -> None:
        leading = hyperlinks.thread(document.article).extents
        if document.article is None or document.links is None:
            self._view.annotate(document.analysis, leading=leading)
        else:
            self._view.annotate(document.analysis, doubts(document.article, document.links).marked, leading)
            self._panel.show(document.article, document.links)

    def _tell_article(self, document: Document, place: str) -> None:
        self._status.status = replace(self._status.status, title=document.title, place=place)

    # The thread

    def walk(self, direction: int) -> str:
        """To the next place of the thread, or with -1 to the one before; what there is to say of it."""
        said = self.thread.told(self._view.cursor, direction)
        index = self.thread.step(self._view.cursor, direction)
        if index is not None:
            self._leave_brief()
            self.go(self.thread.extents[index])
        elif self.document is not None and not self.document.complete and self.thread.kind in ANALYSED:
            rest = "could not be read" if self.document.failure else "is still being read"
            return f"There are no {self.thread.called} to go to so far. The rest {rest}."
        return said

    def go(self, extent: Extent, *, passing: bool = False) -> None:
        """To a place that may be far away; `passing` as in `Jumps.leave`."""
        self.depart(passing=passing)
        self._view.go_to(extent)
        self.moved()

    @property
    def place(self) -> Place:
        """Where one is."""
        return Place(self.number, *self._view.standing)

    def depart(self, extent: Extent | None = None, row: int = 0, *, passing: bool = False) -> None:
        """A leap begins here, or at `extent`; it can be taken back."""
        if self.document is not None:
            self.jumps.leave(Place(self.number, extent, row) if extent else self.place, passing=passing)

    def arrive(self, place: Place) -> None:
        """At a place of the article that is shown, exactly as it was left."""
        self._view.stand(place.extent, place.row)
        self.moved()

    def same(self, direction: int) -> str:
        """Makes whoever is named under the cursor, or next in the sentence, the thread, and walks it; what to say."""
        thread = self._name_here()
        if thread is None:
            return "No name is under the cursor."
        self.follow(thread)
        self._open_tab_of_thread()
        return self.walk(direction)

    def walk_links(self) -> str:
        """Makes what leads on the thread, and walks it; what there is to say of it."""
        thread = self._links_thread()
        if not thread.extents:
            return hyperlinks.nowhere(self._article, configured(self._view).called["fold"])
        self.threads.follow(thread)
        return self.walk(1)

    def _links_thread(self) -> Thread:
        """What leads on in the article, as folded as it is."""
        return hyperlinks.thread(self._article, folded=self._view.folded)

    def _name_here(self) -> Thread | None:
        cursor = self._view.cursor
        if named := self.links.actor_at(cursor) or self.links.entity_at(cursor):
            return self._thread_of(named)
        start = self.links.next_name(cursor, self._view.sentence_end())
        return actor_thread(found) if start is not None and (found := self.links.actor_at(start)) else None

    def follow(self, thread: Thread, *, passing: bool = False) -> None:
        self.threads.follow(thread, passing=passing)
        self.moved()

    def follow_actor(self, actor: Actor, *, passing: bool = False) -> None:
        self.follow(actor_thread(actor), passing=passing)

    def back(self) -> bool:
        """To the thread before; False when there is none."""
        went = self.threads.back()
        if went:
            if self._panel.tab != "brief":
                self._open_tab_of_thread()
            self.moved()
        return went

    def open_tab(self, tab: Tab) -> None:
        """A tab of the panel, and the thread that goes with it."""
        self._panel.open(tab)
        self.follow(self._tab_thread(tab))

    def _tab_thread(self, tab: Tab) -> Thread:
        match tab:
            case "brief" | "actors":
                return self._base()
            case "events" | "timeline":
                return self.links.events_thread(self._panel.listed(tab), "main" if tab == "events" else "dated")
            case "quotes":
                return self.links.quotes_thread()

    def _open_tab_of_thread(self) -> None:
        kind = self.thread.kind
        if kind in ("actor", "words"):
            self._panel.list_where(kind == "words")
        if kind in ("entities", "actor", "words"):
            self._panel.open("actors")
        elif kind == "quotes" or (kind == "events" and self._panel.tab != "timeline"):
            self._panel.open(kind)

    def _leave_brief(self) -> None:
        """To the tab that lists what is walked, which the brief does not; a card in its place does, and stays."""
        if self._panel.tab == "brief" and not self._panel.has_card:
            self._open_tab_of_thread()

    def _base(self) -> Thread:
        return self.links.entities_thread(self.hidden_labels())

    def toggle(self, group: str) -> None:
        """Hides the entities of a group in the text, or shows them again; those hidden are in no thread of names."""
        self._view.hidden ^= {group}
        self._panel.legend.hidden = self._view.hidden
        self.threads.remake(self._remake)
        self.moved()

    def _remake(self, thread: Thread) -> Thread | None:
        """The same thread by what is known now; a search among actors, events or quotes may find more."""
        if thread.kind == "events":
            return self._tab_thread("timeline" if self._panel.tab == "timeline" else "events")
        if thread.kind == "links":
            return self._links_thread()
        query = parse(thread.key) if thread.kind == "search" else None
        if query is not None and query.kind in ("actors", "events", "quotes") and self._article is not None:
            return search_thread(thread.key, find_things(self._article.text, self.links, query))
        return self.links.remake(thread, self.hidden_labels())

    def declutter(self) -> bool:
        """Dims what is without the chosen actor, event or quote, or nothing any more; False where none is chosen."""
        places = chosen(self.thread, self._step(), self.links, self._view.cursor)
        self._view.declutter(None if self._view.decluttered else places or None)
        return self._view.decluttered or bool(places)

    def hidden_labels(self) -> frozenset[str]:
        return frozenset(label for group in GROUPS if group.name in self._view.hidden for label in group.labels)

    # From panel to text, and back

    def row(self, tab: Tab, row: Row) -> None:
        """The panel's cursor came to a row: the text goes there."""
        if tab == "brief":
            if row.opens is not None:
                self.threads.follow(self._thread_of(row.opens), passing=True)
        else:
            if tab == "actors" and row.opens is not None:
                self.threads.follow(self._thread_of(row.opens), passing=True)
            else:
                self.threads.follow(self._tab_thread(tab))
            if self._row_here(tab) == row.key:
                self.moved()
                return
        if row.extent:
            self.go(row.extent, passing=True)

    def _thread_of(self, thing: Thing) -> Thread:
        if isinstance(thing, Entity) and self._article is not None:
            return self.links.words_thread(self._article.text, thing)
        return actor_thread(thing) if isinstance(thing, Actor) else self._tab_thread(tab_of(thing))

    def pressed(self, offset: int) -> Thing | Hyperlink | None:
        """The text was clicked: shows what is there, and its row. Gives it when it was clicked there before.

        Beside what was clicked is as good as on it. A quote is too long for that unless quotes are walked: one clicks
        in it to read on there.
        """
        thing = self.thing_at(offset)
        if again := self._clicks.take(offset, self.link_at(offset) or (None if self._is_read_on(thing) else thing)):
            self.moved()
            return again
        if thing is not None:
            self._leave_brief()
        if isinstance(thing, Actor | Entity) and self.thread.kind in ("entities", "actor", "words"):
            self.follow(self._thread_of(thing))
            self._open_tab_of_thread()
        self.moved()
        return None

    def thing_at(self, offset: int) -> Thing | None:
        """What has a card at a place: of several things, the one that the thread is of, or else an actor."""
        return self.links.thing_at(offset, self.thread.kind)

    def link_at(self, offset: int) -> Hyperlink | None:
        """What leads on at a place, where nothing else is to be opened, or links are walked."""
        alone = self.thread.kind == "links" or self._is_read_on(self.thing_at(offset))
        return hyperlinks.at(self._article, offset) if alone and self._article else None

    def _is_read_on(self, thing: Thing | None) -> bool:
        """Whether nothing is to be opened at a place but a quote that is as good as the text."""
        return thing is None or (isinstance(thing, Quote) and self.thread.kind != "quotes")

    def under(self, offset: int | None) -> Thing | Hyperlink | None:
        """What a pointer at a place is over: what leads on or has a card there."""
        return None if offset is None else self.link_at(offset) or self.thing_at(offset)

    def thing_here(self) -> Thing | None:
        """What has a card under the cursor, or else the actor whose thread is walked."""
        walked = self.links.actors.get(self.thread.key) if self.thread.kind == "actor" else None
        return self.thing_at(self._view.cursor) or walked

    def moved(self) -> None:
        """The cursor is somewhere else: panel and status line follow it."""
        key = self._row_here(self._panel.tab)
        if key is not None:
            self._panel.stand(self._panel.tab, key)
        self._tell_thread()

    def _tell_thread(self) -> None:
        """Shows the thread, and where one is in it, in the text and the status line."""
        step = self._step()
        if self._marked != (self.thread, step):
            self._marked = (self.thread, step)
            kind = self.thread.kind
            self._view.set_thread(self.thread.extents, step, lit=kind != "entities", passages=kind == "quotes")
        if self._view.decluttered and (places := chosen(self.thread, step, self.links, self._view.cursor)):
            self._view.declutter(places)
        self.tell()

    def tell(self) -> None:
        """Brings the status line, and the search's, up to date."""
        step, steps, link = self._step(), len(self.thread.extents), self.link_at(self._view.cursor)
        self._status.status = replace(
            self._status.status,
            thread=self.thread.name,
            step=step,
            steps=steps,
            unit=self.thread.unit,
            hidden=tuple(group.title for group in GROUPS if group.name in self._view.hidden),
            percent=self._percent(),
            leads=link.address if link else "",
        )
        if self._search.is_open:
            self._search.tell(step, steps)

    def _percent(self) -> int | None:
        if self.document is None:
            return None
        most = self._view.max_scroll_y
        return min(100, round(100 * self._view.scroll_y / most)) if most else 100

    def _step(self) -> int | None:
        return self.thread.at(self._view.cursor)

    def _row_here(self, tab: Tab) -> str | None:
        """The key of the row of what stands at the cursor."""
        if self._article is None:
            return None
        keys = row_keys(tab, self._article.text, self.links, self._view.cursor, self.thread.kind)
        return self._panel.nearest(tab, keys)

    # Searching

    def begin_search(self) -> None:
        self._before_search = self.place

    def search(self, typed: str) -> None:
        """What is searched for has changed; patterns, which take time, come to `found` otherwise."""
        query = parse(typed)
        if self._article is None:
            return
        text = self._article.text
        self.found(typed, find(text, query.words) if query.kind == "text" else find_things(text, self.links, query))

    def found(self, typed: str, hits: tuple[Extent, ...]) -> None:
        """The hits of what was typed: goes to the next one after the place where the search began."""
        self.threads.drop("search")
        if parse(typed).is_empty:
            self._return()
            return
        thread = search_thread(typed, hits)
        self.threads.follow(thread)
        index = thread.nearest(self._before_search.extent[0])
        if index is None:
            self._return()
        else:
            self._view.go_to(thread.extents[index])
            self.moved()

    def end_search(self, *, kept: bool) -> None:
        """Leaves the hits as a thread, or goes back to before the search."""
        if kept and self.thread.kind == "search" and self.thread.extents:
            self.jumps.leave(self._before_search)
            self.moved()
            return
        self.threads.drop("search")
        self._return()

    def _return(self) -> None:
        self.arrive(self._before_search)
