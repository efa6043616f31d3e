"""The lemma by which the tables are asked: the pipeline's where the word's form allows it, else the form's own.

A lemmatiser that has learnt from few texts makes "agre" of "agreed"; the tables know which words there are. So an
inflected form proposes its lemmas by the rules of English spelling, an irregular one has a single lemma, and the
first that the tables know is taken.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from reader.analysis.derivation import plain
from reader.analysis.lexicon import ASPECTUAL, HELPERS, LIGHT, NO_EVENTS, NOUN_TYPES, OCCURRING, STATES, VERB_TYPES
from reader.pipeline import reporting

_VERBS = """be am is are was were been being|
    arise arose arisen|bear bore born borne|beat beaten|become became|begin began begun|bend bent|bet|
    bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|
    burst|buy bought|cast|catch caught|choose chose chosen|cling clung|come came|creep crept|cut|deal dealt|dig dug|
    do did done does|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|
    feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forecast|
    forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|
    go went gone goes|grind ground|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hit|hold held|
    hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|leave left|lend lent|let|lie lay lain lying|
    light lit|lose lost|make made|mean meant|meet met|overcome overcame|overtake overtook overtaken|
    overthrow overthrew overthrown|pay paid|plead pled|prove proven|put|quit|read|ride rode ridden|ring rang rung|
    rise rose risen|run ran|say said says|see saw seen|seek sought|sell sold|send sent|set|shake shook shaken|shed|
    shine shone|shoot shot|show shown|shrink shrank shrunk|shut|sing sang sung|sink sank sunk|sit sat|slay slew slain|
    sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spill spilt|spin spun|split|spread|
    spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|
    strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|
    tear tore torn|tell told|think thought|throw threw thrown|thrust|tread trod trodden|understand understood|
    undertake undertook undertaken|undergo underwent undergone|upset|wake woke woken|wear wore worn|weep wept|win won|
    withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written|die dying died|
    tie tying tied|vie vying vied"""
_NOUNS = """person people|man men|woman women|child children|foot feet|life lives|wife wives|crisis crises|
    knife knives|half halves|thief thieves|policeman policemen|gunman gunmen|lawman lawmen|spokesman spokesmen"""


def _irregular(table: str) -> dict[str, str]:
    rows = [row.split() for row in table.split("|")]
    return {form: row[0] for row in rows for form in row}


_IRREGULAR_VERBS = _irregular(_VERBS)
_IRREGULAR_NOUNS = _irregular(_NOUNS)
_BEING = frozenset(["am", "are", "'re", "’re"])
_KNOWN = frozenset(VERB_TYPES) | frozenset(NOUN_TYPES) | STATES | HELPERS | LIGHT | ASPECTUAL | OCCURRING | NO_EVENTS
_ENDINGS = {
    "N": (("ies", ("y", "ie")), ("es", ("e", "")), ("s", ("",))),
    "VBZ": (("ies", ("y", "ie")), ("es", ("e", "")), ("s", ("",))),
    "VBD": (("ied", ("y", "ie")), ("ed", ("", "e"))),
    "VBG": (("ing", ("", "e")),),
}


def lemma_of(token: Token) -> str:
    """The lemma of a verb or noun in lower case and American spelling; of other words, the pipeline's."""
    tag = token.tag_
    if tag in ("NNS", "NNPS"):
        return _lemma(token.lower_, token.lemma_.lower(), "N")
    if tag in ("VBZ", "VBG"):
        return _lemma(token.lower_, token.lemma_.lower(), tag)
    if tag in ("VBD", "VBN"):
        return _lemma(token.lower_, token.lemma_.lower(), "VBD")
    if tag in ("VB", "VBP", "NN") and token.pos_ != "AUX":
        return "be" if token.lower_ in _BEING else plain(token.lower_)
    return plain(token.lemma_.lower())


@lru_cache(maxsize=16384)
def _lemma(form: str, given: str, kind: str) -> str:
    irregular = _IRREGULAR_NOUNS if kind == "N" else _IRREGULAR_VERBS
    if form in irregular:
        return irregular[form]
    proposed = [plain(word) for word in _proposed(form, kind)]
    known = [w for w in proposed if w in _KNOWN or (kind != "N" and reporting.kind(w) is not None)]
    given = plain(given)
    if given in known or not known:
        return given
    return known[0]


def _proposed(form: str, kind: str) -> list[str]:
    for ending, replacements in _ENDINGS[kind]:
        stem = form.removesuffix(ending)
        if stem != form and stem:
            found = [stem + replacement for replacement in replacements]
            if len(stem) > 2 and stem[-1] == stem[-2] and kind in ("VBD", "VBG"):  # "stopped"
                found.insert(1, stem[:-1])
            return found
    return [form]
