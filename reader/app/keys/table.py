"""Every key the reader answers to: the one table that bindings, footer and help are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from textual.binding import Binding, BindingType

from reader.app.looks.colours import GROUPS as ENTITY_GROUPS

Where = Literal[
    "anywhere",
    "reading",
    "text",
    "select",
    "panel",
    "list",
    "legend",
    "card",
    "search",
    "ask",
    "filter",
    "sheet",
    "help",
    "tour",
    "correct",
    "pick",
    "listed",
    "room",
    "home",
    "find",
    "person",
    "notebook",
    "feeds",
    "feed",
    "note",
]
"""The part of the screen a key belongs to: it answers while that part, or one inside it, has the focus."""

Group = Literal["Moving", "Following", "Copying", "Panel", "Correcting", "Articles", "Library", "Reader"]

GROUPS: tuple[Group, ...] = ("Moving", "Following", "Copying", "Panel", "Correcting", "Articles", "Library", "Reader")


class Key(Struct, frozen=True):
    """What one action is called, which keys start it and how much they matter."""

    id: str
    """Stable name; with `where` it identifies the binding."""
    keys: tuple[str, ...]
    action: str
    label: str
    """One or two words for the footer."""
    help: str
    group: Group | None
    """Its place in the help; None keeps it out (the same key is explained elsewhere)."""
    where: Where
    footer: int = 0
    """Rank in the footer, 1 first; 0 keeps it out."""
    at_once: bool = False
    """Whether it acts before the next key is looked at, so that what is typed right after it goes where it leads."""

    @property
    def binding(self) -> str:
        """The id of its binding, by which a keymap can change the keys."""
        return f"{self.where}.{self.id}"


KEYS: tuple[Key, ...] = (
    Key("line_down", ("j", "down"), "line_down", "down", "One line down", "Moving", "text"),
    Key("line_up", ("k", "up"), "line_up", "up", "One line up", "Moving", "text"),
    Key("page_down", ("space", "pagedown"), "page_down", "page", "One page down", "Moving", "text", 60),
    Key("page_up", ("b", "pageup"), "page_up", "page up", "One page up", "Moving", "text"),
    Key("half_page_down", ("ctrl+d",), "half_page_down", "half", "Half a page down", "Moving", "text"),
    Key("half_page_up", ("ctrl+u",), "half_page_up", "half up", "Half a page up", "Moving", "text"),
    Key("next_paragraph", ("}",), "next_paragraph", "paragraph", "Next paragraph", "Moving", "text"),
    Key("previous_paragraph", ("{",), "previous_paragraph", "paragraph", "Paragraph before", "Moving", "text"),
    Key("next_sentence", (")",), "next_sentence", "sentence", "Next sentence", "Moving", "text"),
    Key("previous_sentence", ("(",), "previous_sentence", "sentence", "Sentence before", "Moving", "text"),
    Key("next_word", ("l", "right"), "next_word", "word", "Next word", "Moving", "text"),
    Key("previous_word", ("h", "left"), "previous_word", "word", "Word before", "Moving", "text"),
    Key("top", ("g", "home"), "top", "top", "Beginning of the article", "Moving", "text"),
    Key("bottom", ("G", "end"), "bottom", "end", "End of the article", "Moving", "text"),
    Key("wider", ("+", "="), "column(1)", "wider", "Wider column", "Moving", "text"),
    Key("narrower", ("-",), "column(-1)", "narrower", "Narrower column", "Moving", "text"),
    Key("fold", ("z",), "fold", "fold", "Show or fold what the page has around the article", "Moving", "text"),
    Key("jump_back", ("backspace", "alt+left"), "jump(-1)", "back", "Back to where you were before a leap", "Moving",
        "reading"),
    Key("jump_forward", ("alt+right",), "jump(1)", "forward", "Forward again", "Moving", "reading"),
    Key("mark", ("m",), "mark", "mark", "Mark this place: then a letter, a capital one for all articles", "Moving",
        "reading", at_once=True),
    Key("to_mark", ("'",), "to_mark", "to a mark", "To a mark: then its letter, or ' for where you were", "Moving",
        "reading", at_once=True),
    Key("next", ("n",), "walk(1)", "next", "Next place of the thread: names, one actor, events, …", "Following",
        "reading", 10),
    Key("previous", ("N",), "walk(-1)", "previous", "Place of the thread before", "Following", "reading"),
    Key("same_next", ("*",), "same(1)", "same", "Next mention of the one under the cursor, who is then the thread",
        "Following", "reading"),
    Key("same_previous", ("#",), "same(-1)", "same", "Mention before of the one under the cursor", "Following",
        "reading"),
    Key("hint", ("f",), "hint", "hints", "Letters over the names and links in sight: type them to open one",
        "Following", "reading", 35, at_once=True),
    Key("links", ("U",), "links", "links", "Next link, for Enter to open; the links are then the thread", "Following",
        "reading"),
    Key("select_words", ("v",), "select('words')", "select", "Select words from here on: move, then y", "Copying",
        "reading"),
    Key("select_sentences", ("V",), "select('sentences')", "select", "Select whole sentences from here on", "Copying",
        "reading"),
    Key("copy", ("y",), "copy", "copy", "Copy what is selected, or the quote, event or name here", "Copying", "reading",
        78),
    Key("copy_said", ("Y",), "copy_said", "copy all said",
        "Copy all that the one named here, or the speaker of the quote here, says", "Copying", "reading"),
    Key("take_selection", ("y",), "take_selection", "copy", "Copy what is selected", None, "select", 10),
    Key("leave_selection", ("escape",), "leave_selection", "leave it", "Select nothing any more", None, "select", 20),
    Key("export", ("x",), "app.command_palette('Export ')", "export",
        "Export the article: a brief, a page for a browser, tables, JSON", "Copying", "reading"),
    Key("open", ("enter",), "screen.open_card", "card", "Card of the name, event or quote here", "Following",
        "text", 20),
    Key("search", ("/", "ctrl+f"), "search", "search", "Search in the text", "Following", "reading", 30,
        at_once=True),
    Key("back", ("escape",), "back", "back", "Back to the thread before", "Following", "reading", 40),
    Key("focus", ("tab", "shift+tab"), "switch", "panel", "From text to panel and back", "Panel", "reading", 25),
    Key("brief", ("B",), "tab('brief')", "brief", "Brief: who it is about, what happened, who says what", "Panel",
        "reading"),
    Key("actors", ("1",), "tab('actors')", "actors", "Actors", "Panel", "reading"),
    Key("events", ("2",), "tab('events')", "events", "Events", "Panel", "reading"),
    Key("quotes", ("3",), "tab('quotes')", "quotes", "Quotes", "Panel", "reading"),
    Key("timeline", ("4",), "tab('timeline')", "timeline", "Timeline: events under their dates", "Panel", "reading"),
    Key("where", ("W",), "where", "where", "Where and when: places, times and other names; again: actors", "Panel",
        "reading"),
    Key("order", ("o",), "order", "order", "Another order of the rows: by time, by speaker, …", "Panel", "reading"),
    Key("panel_wider", ("<",), "resize_panel(1)", "wider", "Wider panel, or higher", "Panel", "reading"),
    Key("panel_narrower", (">",), "resize_panel(-1)", "narrower", "Narrower panel, or lower", "Panel", "reading"),
    Key("panel_place", ("|",), "move_panel", "below", "Panel below the text, left or right of it", "Panel", "reading"),
    Key("legend", ("c",), "legend", "colours", "Colours: then a letter of the legend, to hide or show people, …",
        "Panel", "reading", 75),
    Key("density", ("D",), "density", "density", "Mark main events, all, nothing, main actors, this thread", "Panel",
        "reading"),
    Key("declutter", ("d",), "declutter", "declutter", "Dim sentences without the chosen actor, event or quote",
        "Panel", "reading"),
    *(
        Key(f"group_{group.name}", (group.key,), f"toggle('{group.name}')", group.title.lower(),
            f"Hide or show {group.title.lower()}", None, "legend", 10)
        for group in ENTITY_GROUPS
    ),
    Key("leave_legend", ("escape", "c", "q"), "leave", "leave", "Back to the text", None, "legend", 40),
    Key("panel", ("\\",), "toggle_panel", "hide panel", "Show or hide the panel", "Panel", "reading", 70),
    Key("filter", ("/", "ctrl+f"), "filter", "filter", "In the panel: only the rows that have the words typed", "Panel",
        "panel", 30, at_once=True),
    Key("unfilter", ("escape",), "unfilter", "all rows", "All rows again", None, "panel"),
    Key("close_panel", ("q",), "close_panel", "text", "From a panel that lies over the text back to it", None, "panel"),
    Key("kept_down", ("down",), "step(1)", "down", "Row below", None, "filter", 20),
    Key("kept_up", ("up",), "step(-1)", "up", "Row above", None, "filter", 21),
    Key("keep_filter", ("enter",), "keep", "to the rows", "To the rows that are left", None, "filter", 10),
    Key("leave_filter", ("escape",), "leave", "all rows", "All rows again", None, "filter", 30),
    Key("set_date", ("T",), "set_date", "date", "Set the day of the article, from which times are counted",
        "Articles", "reading"),
    Key("retry", ("r",), "retry", "try again", "Fetch the article anew and tell what changed; or try again what failed",
        "Articles", "reading"),
    Key("row_down", ("j", "down"), "row(1)", "down", "Row below", None, "list"),
    Key("row_up", ("k", "up"), "row(-1)", "up", "Row above", None, "list"),
    Key("rows_down", ("space", "pagedown"), "page(1)", "page", "One page down", None, "list"),
    Key("rows_up", ("b", "pageup"), "page(-1)", "page up", "One page up", None, "list"),
    Key("first_row", ("g", "home"), "first", "first", "First row", None, "list"),
    Key("last_row", ("G", "end"), "last", "last", "Last row", None, "list"),
    Key("choose", ("enter",), "choose", "open", "Card of the row's actor, event or quote", "Panel", "list", 20),
    Key("unfold_row", ("right", "l"), "unfold_row", "unfold", "Show an event's other tellings, or the background",
        "Panel", "list"),
    Key("fold_row", ("left", "h"), "fold_row", "fold", "Fold them again", "Panel", "list"),
    Key("correct", ("e",), "correct", "correct", "Correct what is under the cursor: who, what or who said it",
        "Correcting", "reading", 65, at_once=True),
    Key("undo", ("u",), "undo", "undo", "Take the last correction back", "Correcting", "reading"),
    Key("redo", ("ctrl+r",), "redo", "redo", "Make again what was taken back last", "Correcting", "reading"),
    Key("rename", ("r",), "deed('rename')", "rename", "After e: call the actor by another name", "Correcting",
        "correct"),
    Key("merge", ("m",), "deed('merge')", "merge", "After e: the actor is the same as another one", "Correcting",
        "correct"),
    Key("split", ("s",), "deed('split')", "split off", "After e: this mention is somebody else", "Correcting",
        "correct"),
    Key("give", ("a",), "deed('give')", "another's", "After e: this mention is another actor", "Correcting",
        "correct"),
    Key("retype", ("t",), "deed('retype')", "type", "After e: another kind of actor, event or name", "Correcting",
        "correct"),
    Key("attribute", ("w",), "deed('attribute')", "who said it", "After e: the quote is another actor's", "Correcting",
        "correct"),
    Key("dismiss", ("x",), "deed('dismiss')", "dismiss", "After e: it is no actor, event, quote or name",
        "Correcting", "correct"),
    Key("dismiss_one", ("X",), "deed('dismiss_one')", "dismiss here", "After e: it is no event here only",
        "Correcting", "correct"),
    Key("undo_last", ("u",), "deed('undo')", "undo", "After e: take the last correction back", None, "correct"),
    Key("undo_all", ("U",), "deed('undo_all')", "undo all", "After e: take all corrections of the article back",
        "Correcting", "correct"),
    Key("redo_last", ("R",), "deed('redo')", "redo", "After e: make again what was taken back last", None,
        "correct"),
    Key("close_corrections", ("escape", "e", "q"), "close", "leave", "Leave the sheet", None, "correct", 40),
    Key("choice_down", ("down",), "step(1)", "next", "Choice below", None, "pick", 20),
    Key("choice_up", ("up",), "step(-1)", "previous", "Choice above", None, "pick", 21),
    Key("pick", ("enter",), "pick", "take it", "Take the choice, or what was typed", None, "pick", 10),
    Key("leave_choice", ("escape",), "leave", "leave", "Leave it", None, "pick", 30),
    Key("filter_listed", ("/",), "filter", "filter", "Only the articles with some words", None, "listed", 30,
        at_once=True),
    Key("leave_listed", ("escape", "q"), "leave", "leave", "Leave the list", None, "listed", 40),
    Key("found_down", ("down",), "step(1)", "next", "Action below", None, "help", 20),
    Key("found_up", ("up",), "step(-1)", "previous", "Action above", None, "help", 21),
    Key("found_page_down", ("pagedown",), "page(1)", "page", "One page down", None, "help"),
    Key("found_page_up", ("pageup",), "page(-1)", "page up", "One page up", None, "help"),
    Key("do_found", ("enter",), "do", "do it", "Do what the cursor stands on", None, "help", 10),
    Key("close_help", ("escape", "f1"), "close", "close", "Close the help", None, "help", 40),
    Key("skip_step", ("ctrl+n",), "skip_step", "skip", "Next step of the tour", None, "tour"),
    Key("end_tour", ("ctrl+t",), "end_tour", "end tour", "End the tour and read on", None, "tour"),
    Key("next_article", ("]",), "article(1)", "next article", "Next article", "Articles", "reading", 80),
    Key("previous_article", ("[",), "article(-1)", "previous", "Article before", "Articles", "reading"),
    Key("contents", ("L",), "contents", "list", "List the feed that the article is from, or all that is open",
        "Articles", "reading"),
    Key("open_file", ("ctrl+o",), "app.open_file", "open",
        "Open a file, an address, or what was read", "Articles", "anywhere"),
    Key("home", ("H",), "app.home", "home", "Home: what to go on with, what is unread, what was read", "Library",
        "anywhere"),
    Key("find", ("S",), "app.find", "search all", "Search everything you have read", "Library", "anywhere"),
    Key("refresh_feeds", ("R",), "app.refresh_feeds", "refresh", "Fetch what is new in the feeds you subscribe to",
        "Library", "anywhere"),
    Key("feeds", ("F",), "app.feeds", "feeds", "The feeds you subscribe to: add, refresh, remove, import, export",
        "Library", "anywhere"),
    Key("add_feed", ("a",), "add_feed", "add", "Among feeds: subscribe to one, by its address or that of its page",
        "Library", "feeds", 31),
    Key("refresh_feed", ("r",), "refresh_feed", "ask anew", "Among feeds: ask this one for what is new", "Library",
        "feeds", 32),
    Key("remove_feed", ("x",), "remove_feed", "remove", "Among feeds: subscribe to this one no more", "Library",
        "feeds", 33),
    Key("import_feeds", ("i",), "import_feeds", "import", "Among feeds: take in a list of feeds (OPML)", "Library",
        "feeds", 34),
    Key("export_feeds", ("e",), "export_feeds", "export", "Among feeds: write them to a list (OPML)", "Library",
        "feeds", 35),
    Key("refresh_entries", ("r",), "refresh_feed", "ask anew", "In a feed: ask it for what is new", "Library", "feed",
        31),
    Key("read_entry", ("f",), "finish_entry", "done", "In a feed: the entry is read, or is to be read again",
        "Library", "feed", 32),
    Key("notebook", ("K",), "app.notebook", "quotes", "The quotes that you keep", "Library", "anywhere"),
    Key("found_place_down", ("down",), "step(1)", "next", "Next place", None, "find", 20),
    Key("found_place_up", ("up",), "step(-1)", "previous", "Place before", None, "find", 21),
    Key("found_places_down", ("pagedown",), "page(1)", "page", "One page down", None, "find"),
    Key("found_places_up", ("pageup",), "page(-1)", "page up", "One page up", None, "find"),
    Key("open_found", ("enter",), "open_found", "open", "Open the article there", None, "find", 10),
    Key("leave_find", ("escape",), "leave_find", "back", "Back to where you were", None, "find", 30),
    Key("copy_quote", ("y",), "copy_quote", "copy", "In the notebook: copy the quote with all it takes to cite it",
        "Library", "notebook", 31),
    Key("export_quotes", ("x",), "export_quotes", "export", "In the notebook: write the quotes shown to a file",
        "Library", "notebook", 32),
    Key("drop_quote", ("s",), "drop_quote", "take out", "In the notebook: keep the quote no more", "Library",
        "notebook", 33),
    Key("part", ("x",), "part", "not the same", "On somebody's page: the article tells of another one of that name",
        "Library", "person", 31),
    Key("join", ("u",), "join", "same again", "On somebody's page: take that back", "Library", "person", 32),
    Key("star_thing", ("s",), "star_thing", "watch or keep",
        "In a card: watch the name, keep the quote, star the event; again: no more", "Library", "card", 43),
    Key("note", ("N",), "note", "note", "In a card: write a note, which is shown in the card", "Library", "card", 44,
        at_once=True),
    Key("leave_note", ("escape",), "leave", "leave", "Leave the note as it was", None, "note", 30),
    Key("take_note", ("enter",), "take", "keep it", "Keep the note", None, "note", 10),
    Key("star_entry", ("s",), "star_entry", "star", "At home: give the article a star, or take it away", "Library",
        "home", 31),
    Key("finish_entry", ("f",), "finish_entry", "done", "At home: the article is read, or is to be read again",
        "Library", "home", 32),
    Key("order_entries", ("o",), "order_entries", "by source", "At home: by source, and again by what is unread",
        "Library", "home", 33),
    Key("forget_entry", ("x",), "forget_entry", "forget", "At home: forget the article and all that you made of it",
        "Library", "home", 34),
    Key("fetch_entry", ("r",), "fetch_entry", "fetch anew", "At home: open the article as its page is now", "Library",
        "home", 35),
    Key("tag_entry", ("t",), "tag_entry", "tags", "At home: tags of the article; / and #tag show those that have it",
        "Library", "home", 36),
    Key("star", ("s",), "star", "star", "Give the article a star, or take it away", "Library", "reading"),
    Key("tags", ("t",), "tags", "tags", "Tags of the article: add one, or take one away", "Library", "reading"),
    Key("changes", ("C",), "changes", "changes", "What changed since you read the article before", "Library",
        "reading"),
    Key("leave_room", ("escape",), "leave_room", "back", "Back to where you were", None, "room", 40),
    Key("close_room", ("q",), "close_room", "back", "Back to where you were", None, "room"),
    Key("filter_rows", ("/", "ctrl+f"), "filter", "filter", "In a list: only the rows that have the words typed", None,
        "room", 30, at_once=True),
    Key("help", ("?", "f1"), "app.help", "help", "All keys and what they do", "Reader", "anywhere", 90),
    Key("palette", ("ctrl+p",), "app.command_palette", "menu",
        "Every action, actor, event, quote and heading by name, and the themes", "Reader", "anywhere", 88),
    Key("suspend", ("ctrl+z",), "app.suspend_process", "suspend", "To the shell; fg there leads back", "Reader",
        "anywhere"),
    Key("quit", ("q", "ctrl+q"), "app.quit", "quit", "Quit; from what lies over the article back to it",
        "Reader", "anywhere", 99),
    Key("found_next", ("down",), "step(1)", "next", "Next hit", None, "search", 20),
    Key("found_previous", ("up",), "step(-1)", "previous", "Hit before", None, "search", 21),
    Key("keep", ("enter",), "keep", "keep as thread", "Keep the hits as a thread", None, "search", 10),
    Key("leave", ("escape",), "leave", "back to the place before", "Leave the search", None, "search", 30),
    Key("no_answer", ("escape",), "leave", "leave", "Leave it", None, "ask", 10),
    Key("in_text", ("o",), "in_text", "in the text", "From a card's line to its place in the text", "Panel", "card",
        30),
    Key("accept", ("+",), "deed('accept')", "accept", "In a card: what is inferred, dotted underlined, is right",
        "Correcting", "card", 31),
    Key("reassign", ("w",), "deed('reassign')", "reassign", "In a card: another actor said it, did it or is meant",
        "Correcting", "card", 41),
    Key("hide", ("x",), "deed('dismiss')", "hide", "In a card: there is no such actor, event or quote", "Correcting",
        "card", 42),
    Key("correct_card", ("e",), "correct", "correct", "Correct what the card is of", None, "card", 37),
    Key("copy_lines", ("Y",), "copy_lines", "copy all", "In a card: copy all its lines", "Copying", "card", 39),
    Key("next_card", ("}",), "turn(1)", "next card", "In a card: card of what is listed next", "Panel", "card", 33),
    Key("previous_card", ("{",), "turn(-1)", "card before", "In a card: card of what is listed before", "Panel",
        "card"),
    Key("copy_card", ("y",), "copy", "copy", "Copy the quote, event or name", None, "card", 38),
    Key("card_before", ("escape", "backspace", "alt+left", "q"), "back", "back",
        "To the card before, or from the first to where it was opened", "Panel", "card", 32),
    Key("close_sheet", ("escape", "?", "f1", "q"), "close", "close", "Close", None, "sheet", 40),
)  # fmt: skip

SHOWN = {
    "down": "↓", "up": "↑", "pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc", "enter": "Enter", "tab": "Tab",
    "shift+tab": "Shift+Tab", "space": "Space", "home": "Home", "end": "End", "backspace": "Backspace",
    "left": "←", "right": "→",
    "alt+left": "Alt+←", "alt+right": "Alt+→",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as people write it: `Esc`, `Ctrl+D`, `?`."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    return SHOWN.get(key, key)


WAYS_OUT: Mapping[Where, str] = {
    "text": "quit", "select": "leave_selection", "list": "focus", "legend": "leave_legend", "card": "card_before",
    "search": "leave", "ask": "no_answer", "filter": "leave_filter", "sheet": "close_sheet", "help": "close_help",
    "correct": "close_corrections", "pick": "leave_choice", "listed": "leave_listed",
    "room": "leave_room", "home": "leave_room", "find": "leave_find", "person": "leave_room", "notebook": "leave_room",
    "feeds": "leave_room", "feed": "leave_room",
    "note": "leave_note",
}  # fmt: skip
"""The id of the key that leads out of a part of the screen; the footer has it in any width."""

CALLED_THERE: Mapping[tuple[str, Where], str] = {
    ("focus", "list"): "text", ("choose", "sheet"): "take it", ("choose", "correct"): "do it",
}  # fmt: skip
"""What an action, by its id, is called in the footer of a part where its usual label says something else."""

TOGETHER: Mapping[Where, str] = {"legend": "hide or show"}
"""What the letters of a part do, where the footer has no room to say what each does."""

_ANYWHERE = ("next_article", "previous_article", "palette", "help", "quit")
UNOPENED: tuple[str, ...] = ("retry", "jump_back", "feeds", *_ANYWHERE)
"""The ids of the keys that do something where an article could not be opened."""
LISTED: tuple[str, ...] = ("contents", "jump_back", *_ANYWHERE)
"""The ids of the keys that do something where a list was left without a choice."""

AT_ONCE = frozenset(key.action for key in KEYS if key.at_once)
"""The actions that come before what the focus would do with their keys, unless one types there."""


def bindings(where: Where) -> list[BindingType]:
    """The bindings of one part of the screen; with ids, so that a keymap can change them."""
    return [
        Binding(",".join(key.keys), key.action, key.label, show=False, id=key.binding, priority=key.at_once)
        for key in KEYS
        if key.where == where
    ]


def only(of: Iterable[BindingType], *ids: str) -> list[BindingType]:
    """Of the bindings of a part of the screen those of these actions."""
    return [made for made in of if isinstance(made, Binding) and made.id and made.id.partition(".")[2] in ids]


def footer(*wheres: Where, keys: Sequence[Key] = KEYS, only: Sequence[str] = ()) -> Iterator[Key]:
    """The keys that a footer shows while these parts have the focus, those that matter most first.

    Of two keys with the same first key the part named first wins, and no key is shown that leads out of that part
    instead. With `only` it shows these, by their ids, in order.
    """
    if only:
        yield from sorted((key for key in keys if key.keys and key.id in only), key=lambda key: only.index(key.id))
        return
    out = WAYS_OUT.get(wheres[0])
    taken = {name for key in keys if key.id == out for name in key.keys}
    parts = {where: rank for rank, where in enumerate(wheres)}
    offered = [key for key in keys if key.footer and key.keys and key.where in parts]
    for key in sorted(offered, key=lambda key: (key.footer, parts[key.where])):
        if key.id == out or key.keys[0] not in taken:
            taken.add(key.keys[0])
            yield key


def help_groups(keys: Sequence[Key] = KEYS, *, all: bool = False) -> Iterator[tuple[Group, list[Key]]]:
    """The help's sections, in order; with `all` they have the actions without a key, too."""
    for group in GROUPS:
        yield group, [key for key in keys if key.group == group and (key.keys or all)]
