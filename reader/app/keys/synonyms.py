"""What else people call the actions: words that find one in the palette and in the help, though its name lacks them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ALSO: Final[Mapping[str, str]] = {
    "line_down": "scroll cursor", "line_up": "scroll cursor",
    "page_down": "scroll forward screen", "page_up": "scroll backward screen",
    "half_page_down": "scroll", "half_page_up": "scroll",
    "next_paragraph": "skip forward", "previous_paragraph": "skip backward previous",
    "next_sentence": "skip forward", "previous_sentence": "skip backward previous",
    "next_word": "forward", "previous_word": "backward previous",
    "top": "start home first", "bottom": "last bottom",
    "wider": "width margins zoom", "narrower": "width margins zoom",
    "fold": "expand collapse unfold furniture menu navigation",
    "jump_back": "previous return history undo leap", "jump_forward": "redo leap history",
    "mark": "bookmark remember", "to_mark": "go jump bookmark",
    "next": "following name mention entity hit step", "previous": "last name mention entity hit step back",
    "same_next": "occurrence", "same_previous": "occurrence",
    "hint": "follow link url address jump",
    "links": "url urls address hyperlinks anchors web follow",
    "select_words": "visual highlight", "select_sentences": "visual highlight",
    "copy": "yank clipboard cite quote", "export": "save share print write download file html markdown csv json",
    "copy_said": "yank clipboard quotes statements everything",
    "open": "details info open show", "search": "find look grep", "back": "cancel leave escape",
    "focus": "sidebar switch window pane", "brief": "summary overview abstract",
    "actors": "people who names characters persons organizations", "events": "what happened actions",
    "quotes": "said speech citations statements", "timeline": "dates chronology when calendar history",
    "where": "locations places map dates", "order": "sort rank",
    "panel_wider": "width sidebar resize", "panel_narrower": "width sidebar resize",
    "panel_place": "sidebar position dock move bottom side", "legend": "colors highlight filter kinds",
    "density": "highlight colours colors underline fewer more", "declutter": "focus highlight fade grey concentrate",
    "panel": "sidebar close open toggle", "filter": "find narrow search list",
    "set_date": "published when today", "retry": "reload refresh again analyse",
    "choose": "details open show", "unfold_row": "expand more", "fold_row": "collapse less",
    "correct": "edit fix change wrong mistake", "undo": "revert", "redo": "repeat",
    "rename": "edit change call", "merge": "join combine identical duplicate", "split": "separate different",
    "give": "reassign move", "retype": "kind category label", "attribute": "speaker reassign author",
    "dismiss": "delete remove hide wrong", "dismiss_one": "delete remove hide", "undo_all": "revert reset original",
    "next_article": "following file story", "previous_article": "last file story",
    "refresh_feeds": "update news rss atom subscriptions sync",
    "contents": "index feed articles files", "open_file": "load read url website link import",
    "home": "library start history recent unread articles shelf", "star_entry": "favourite favorite bookmark",
    "finish_entry": "done mark read unread", "order_entries": "sort outlet", "forget_entry": "delete remove erase",
    "feeds": "rss atom subscriptions opml news subscribe", "add_feed": "subscribe rss atom follow new",
    "refresh_feed": "update reload fetch sync", "remove_feed": "unsubscribe delete forget",
    "import_feeds": "opml load subscriptions", "export_feeds": "opml save subscriptions write",
    "refresh_entries": "update reload fetch sync", "read_entry": "mark read unread finish",
    "fetch_entry": "reload update refresh page again",
    "find": "library full text everywhere lookup", "notebook": "kept citations clippings saved statements",
    "copy_quote": "yank clipboard cite", "export_quotes": "save write file", "drop_quote": "remove delete unstar",
    "part": "split different separate", "join": "undo merge same", "star_thing": "bookmark favourite follow keep save",
    "note": "annotate comment remark write",
    "tags": "label category keyword topic", "tag_entry": "label category keyword topic",
    "star": "favourite favorite keep save bookmark", "changes": "diff version updated edited difference",
    "help": "keys keyboard shortcuts manual bindings ?", "palette": "menu actions everything run",
    "suspend": "background shell pause", "quit": "exit close leave end stop",
    "in_text": "show go jump", "accept": "confirm approve yes", "reassign": "speaker change edit",
    "hide": "delete remove dismiss", "copy_lines": "yank clipboard", "next_card": "following",
    "previous_card": "last", "card_before": "return close",
}  # fmt: skip
"""By the id of an action."""

COMMANDS: Final[Mapping[str, str]] = {
    "Theme": "colours colors dark light look appearance style scheme",
    "Settings": "preferences options configuration configure customize keys",
    "Screenshot": "picture image svg save",
    "Export": "save write download file",
    "Hide": "colours colors highlight legend toggle off",
    "Show": "colours colors highlight legend toggle on",
}
"""By the first word of a command that has no key."""
