"""The lines that pages set around their articles, told by their own words: one table of patterns.

What a line says is one thing that is known of it; whether it is furniture, `reader.sources.furniture.judge` decides.
"""

from __future__ import annotations

import re

from reader.patterns import late

LONGEST = 240
"""Characters; no longer paragraph is one of these lines."""

_SITE = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|pinterest|reddit|youtube|tiktok|e-?mail|messenger"
    r"|threads|bluesky|mastodon)"
)
_PIECE = r"(?:articles?|stor(?:y|ies)|posts?|news|content|links?|topics?|reading|coverage|videos?|headlines)"
_AGENCY = r"(?:getty images|reuters|afp|ap|ap photo|epa|xinhua|shutterstock|istock|pixabay|unsplash|wikimedia commons)"
_PICTURE = r"(?:(?:file|cover|stock)? ?photo(?:graph)?s?|image|picture|pic|video|graphic|illustration)"
_POINT = r"(?:[:|>»]|\s[–—-])"
"""What stands between "Read more" and the headline that it offers."""

_MAIL = r"(?:e-?mail|mail|message|newsletter)"

LINES: dict[str, tuple[str, ...]] = {
    "address": (
        r"(?:(?:url|link|address|source|(?:retrieved|printed) from|available at) ?:? ?)?(?:https?://|www\.)\S+",
        r"(?:printed|retrieved|downloaded|saved) on:? [^.!?]{4,40}\d{4}(?:[ ,]+(?:at )?\d[^.!?]{0,20})?",
        r"page \d+ (?:of|/) \d+",
    ),
    "share": (
        r"share(?: (?:this|on|via|with) .{0,40}| (?:this|article|story))?[:.]?",
        r"tweet(?: this)?|pin it|(?:print|save|e-?mail)(?: (?:this|article|page|story))*|copy link",
        rf"{_SITE}(?:[ ,|/•·]+{_SITE})*[:.]?",
        r"\d[\d,.]*k? (?:shares?|comments?|views|likes|reads)",
    ),
    "follow": (
        rf"(?:follow|like|find|join) .{{0,60}}\b(?:on|via) (?:our )?{_SITE}\b.{{0,60}}",
        r"(?:follow|contact|e-?mail) .{0,60}@\w{2,}.{0,40}",
        r"(?:(?:twitter|instagram|x) ?:? ?)?@\w{2,}\.?",
    ),
    "comment form": (
        r"leave a (?:reply|comment).{0,40}",
        r"your e-?mail address will not be published\b.*|required fields are marked\b.*",
        r"(?:post|add|write) (?:a |your )?comments?|(?:\d+ )?comments?(?: \(\d+\))?",
        r"join the (?:conversation|discussion).{0,60}|comments are (?:closed|off|disabled).{0,60}",
        r"(?:view|show|read|load) (?:(?:all|more|\d+) )*comments.{0,20}",
        r"(?:log|sign) in to (?:reply|comment|leave).{0,60}|save my name, e-?mail.*|notify me of .{0,80}",
    ),
    "newsletter": (
        r"(?:click here to |to )?unsubscribe\b.{0,120}",
        r"(?:manage|update|change) (?:(?:your|my|e-?mail|newsletter) )*(?:preferences|subscriptions?)\b.{0,80}",
        rf"(?:view|read|open|see) (?:this|it|the)(?: {_MAIL})? (?:online|in (?:your|a) browser)\b.{{0,80}}",
        rf"you(?:.re| are)? (?:receive|received|receiving|getting) this {_MAIL} because\b.*",
        r"(?:subscribe|sign up|register)(?: (?:now|today|here|free))?\W*",
        r"(?:subscribe|sign up|register) (?:to|for|with|by|and|now|today|here)\b.{0,60}"
        r"\b(?:newsletters?|alerts?|briefings?|channel|updates|inbox|notifications?|digital|e-?paper|podcast|feed)\b.*",
        r"(?:get|enjoy|unlock|start|try) (?:unlimited|full|free|instant) (?:digital )?access\b.{0,120}",
        r"(?:get|receive|want) .{0,80}\b(?:in|to|into) your inbox\b.*|(?:(?:our|daily|free|weekly) )*newsletters?",
    ),
    "link": (
        r"(?:read|see|view|watch|learn|show|load|find out) more\W*|more ?>+|see also ?:.*",
        rf"(?:read|see) (?:more|also|next|the rest|the full \w+)(?: here)? ?{_POINT}.*",
        r"read the (?:rest|full \w+|whole \w+|original)(?: \w+)? here\.?",
        rf"(?:also|must|further) (?:read|watch|see)(?:ing)?(?: ?{_POINT}.*|\W*)",
        r"(?:related|recommended|watch|listen) ?: .*|related ?\| ?.*",
        r"click (?:here|below)\b.{0,80}|(?:to )?(?:continue|keep) reading\b.{0,60}",
        r"back to (?:top|home|home ?page)|scroll (?:down|to continue|for more).{0,40}",
        r"(?:next|previous|prev|older|newer)(?: (?:article|story|post|page)s?)?\W*",
        r"download (?:our|the) .{0,40}\bapp\b.{0,40}",
    ),
    "list": (
        r"(?:latest|recent|related|recommended|popular|trending|similar|other|top|more|most (?:read|popular|viewed))"
        rf" (?:(?:latest|recent|related|popular|top) )?{_PIECE}(?: (?:from|on|in|about) .{{1,40}})?:?",
        r"you (?:may|might) also (?:like|be interested in).{0,20}|more from .{1,40}",
        r"(?:related|trending(?: now)?|just in|most (?:read|popular|viewed)|recommended(?: for you)?)[:.]?",
        r"(?:(?:what to )?read next|up next|don['’]t miss|in case you missed it|around the web)[:.]?",
        r"more on this(?: (?:story|topic))?[:.]?",
        r"editor['’]?s['’]? picks?|(?:promoted|sponsored|paid|partner) (?:content|links?|stories)|from our partners",
    ),
    "tags": (
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|posted in|tagged(?: with| as)?|in this (?:story|article)) ?: ?.*",
        r"filed under\b.{0,80}",
    ),
    "rights": (
        r".{0,60}\ball rights reserved\b.*|(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})).{0,160}",
        r".{0,60}\bmay not be (?:published|reproduced|republished|copied)\b.*|.{0,40} © ?\d{4}.{0,40}",
    ),
    "credit": (
        rf"{_PICTURE}(?: (?:credit|courtesy|source|by|via|of))? ?: ?.{{1,80}}",
        rf"{_PICTURE} (?:by|courtesy of|credit) .{{1,60}}",
        r"(?:file|representative|representational|stock) (?:photo|image|picture)\.?",
        rf"{_AGENCY}(?: ?[/|] ?.{{1,40}})?|.{{1,50}} ?/ ?{_AGENCY}(?: images?)?(?: ?/.{{1,20}})?",
    ),
    "advertisement": (
        r"\W*(?:advertisements?|advertising|sponsored|promoted)\W*",
        r"\W*(?:story|article) continues (?:below|after).{0,40}",
        r"support (?:us|our (?:work|journalism)|independent journalism)\b.{0,60}",
        r"become a (?:member|subscriber|patron)\b.{0,60}",
        r"donate(?: now)?|buy (?:us|me) a coffee",
    ),
    "cookies": (
        r".{0,60}\b(?:uses? cookies|cookie (?:policy|settings|preferences|notice))\b.*",
        r"(?:accept|reject|manage)(?: all)? cookies.{0,40}",
        r"by (?:using|continuing|browsing|clicking|signing|subscribing).{0,80}\b(?:cookies|privacy policy|terms)\b.*",
    ),
    "navigation": (
        r"home(?: ?[>»›/|→] ?+[^>»›/|→]{1,80}+)*|[^>»›→.]{1,30}+(?:(?<= )[>»›→] [^>»›→]{1,80}+)+",
        r"(?:skip|jump) to (?:main |the )?(?:content|navigation|search|article)|breadcrumbs?|accessibility links",
        r"(?:(?:toggle|main|open|close) )?(?:menu|navigation|search)|(?:log|sign) (?:in|out|up)|my account",
        r"(?:about|contact) us|privacy policy|terms (?:of (?:use|service)|(?:and|&) conditions)",
        r"listen to (?:this )?(?:article|story).{0,20}|\d+[- ]min(?:ute)?s?(?: read)?|(?:change )?text size.{0,20}",
        r"(?:estimated )?reading time ?:? ?\d+.{0,12}|(?:please )?enable javascript.{0,80}",
    ),
}
"""Furniture by its words: name of the kind → patterns of the whole paragraph, in upper or lower case."""

_DIGITS = tuple(f"^{digit}" for digit in "0123456789")
_SITES = (
    *("^facebook", "^twitter", "^x", "^instagram", "^whatsapp", "^telegram", "^linkedin", "^pinterest", "^reddit"),
    *("^youtube", "^tiktok", "^e-mail", "^email", "^messenger", "^threads", "^bluesky", "^mastodon"),
)
_CLUES: dict[str, tuple[str, ...]] = {
    "address": ("http", "www.", "^printed", "^retrieved", "^downloaded", "^saved", "^page "),
    "share": ("^share", "^tweet", "^pin it", "^print", "^save", "^copy link", *_SITES, *_DIGITS),
    "follow": ("^follow", "^like", "^find", "^join", "^contact", "^twitter", "^x", "^instagram", "^@", *_SITES),
    "comment form": (
        *("^leave a ", "^your e", "^required", "^post", "^add ", "^write ", "^comment", "^join the", "^view", "^show"),
        *("^read", "^load", "^log in", "^sign in", "^save my", "^notify", *_DIGITS),
    ),
    "newsletter": (
        *("unsubscribe", "^manage", "^update", "^change", "^view", "^read", "^open", "^see", "^you", "^subscribe"),
        *("^sign up", "^register", "^get ", "^enjoy ", "^unlock ", "^start ", "^try ", "^receive ", "^want ", "^our "),
        *("^daily ", "^free ", "^weekly ", "newsletter"),
    ),
    "link": (
        *("^read", "^see ", "^view", "^watch", "^learn", "^show", "^load", "^find out", "^more", "^also ", "^must "),
        *("^further ", "^related", "^recommended", "^listen", "^click ", "^to continue", "^continue", "^to keep"),
        *("^keep ", "^back to ", "^scroll ", "^next", "^prev", "^older", "^newer", "^download "),
    ),
    "list": (
        *(
            "^latest ",
            "^recent ",
            "^related",
            "^recommended",
            "^popular ",
            "^trending",
            "^similar ",
            "^other ",
            "^top ",
        ),
        *("^more ", "^most ", "^you m", "^just in", "^what to read", "^read next", "^up next", "^don", "^in case you"),
        *("^around the web", "^editor", "^promoted ", "^sponsored ", "^paid ", "^partner ", "^from our partners"),
    ),
    "tags": ("^tag", "^topic", "^keyword", "^categor", "^posted in", "^in this ", "^filed under"),
    "rights": ("all rights reserved", "may not be ", "©", "^(c)", "^copyright"),
    "credit": (
        *("^file", "^cover", "^stock", "^photo", "^image", "^pic", "^video", "^graphic", "^illustration", "^represent"),
        *("getty images", "reuters", "afp", "^ap", "/ap", "/ ap", "^epa", "/epa", "/ epa", "xinhua", "shutterstock"),
        *("istock", "pixabay", "unsplash", "wikimedia commons"),
    ),
    "advertisement": (
        *("advertis", "sponsored", "promoted", "story continues", "article continues", "^support ", "^become a "),
        *("^donate", "^buy "),
    ),
    "cookies": (
        *("cookie", "^by using", "^by continuing", "^by browsing", "^by clicking", "^by signing", "^by subscribing"),
    ),
    "navigation": (
        *(
            "^home",
            *">»›→",
            "^skip to ",
            "^jump to ",
            "^breadcrumb",
            "^accessibility",
            "^menu",
            "^navigation",
            "^search",
        ),
        *("^toggle ", "^main ", "^open ", "^close ", "^log ", "^sign ", "^my account", "^about us", "^contact us"),
        *("^privacy", "^terms ", "^listen to ", "^change text", "^text size", "^estimated", "^reading time", "^please"),
        *("^enable", *_DIGITS),
    ),
}
"""Each line of a kind has one of these in it, or where "^" comes first, at its beginning.

To compile all patterns takes as long as all else that an article is read with; few of its paragraphs have a clue.
"""

_BEGINNINGS = {kind: tuple(clue[1:] for clue in clues if clue[0] == "^") for kind, clues in _CLUES.items()}
_WITHIN = {kind: tuple(clue for clue in clues if clue[0] != "^") for kind, clues in _CLUES.items()}
_LINES = {kind: late("|".join(patterns), re.IGNORECASE) for kind, patterns in LINES.items()}


def kind_of_line(paragraph: str) -> str | None:
    """The kind of furniture, a key of `LINES`, that a paragraph is by its own words; None if it is none."""
    if len(paragraph) > LONGEST:
        return None
    line = " ".join(paragraph.split())
    folded = line.casefold()
    for kind, pattern in _LINES.items():
        has_clue = folded.startswith(_BEGINNINGS[kind]) or any(map(folded.__contains__, _WITHIN[kind]))
        if has_clue and pattern.fullmatch(line):
            return kind
    return None
