"""Reporting words: verbs, nouns, adjectives and phrases that give words, thoughts or findings to a source.

The one table of them, by lemma and by kind. Kinds follow what the source does: says, writes, asks, …;
a lemma stands under its commonest reporting sense. Being listed does not make a word a cue: "found the
keys" and "read a book" report nothing, the construction decides (a clause, a quotation, an infinitive).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from reader.pipeline.tables import word_set

Kind: TypeAlias = Literal[
    "speech",
    "writing",
    "belief",
    "finding",
    "question",
    "demand",
    "promise",
    "denial",
    "criticism",
    "praise",
    "feeling",
]

VERBS: dict[Kind, frozenset[str]] = {
    # utters words; most of these can stand beside a direct quotation
    "speech": word_set(
        """say tell add state declare announce claim assert argue maintain contend insist note observe remark mention
        comment explain clarify elaborate recall recount relate narrate describe stress emphasize emphasise underline
        underscore highlight reiterate repeat echo affirm reaffirm confirm acknowledge admit concede confess confide
        allege testify swear attest depose warn caution alert advise inform notify brief remind assure reassure
        respond reply answer retort counter rejoin interject interrupt chime continue conclude begin start joke quip
        jest tease boast brag crow gloat lament moan complain grumble gripe groan whine sigh sob cry weep shout yell
        scream shriek bellow roar bark snap snarl growl hiss mutter mumble murmur whisper stammer stutter gasp laugh
        chuckle giggle chant sing exclaim utter voice express convey communicate disclose reveal divulge leak indicate
        signal hint imply suggest propose intimate insinuate posit speak talk chat discuss debate lecture preach
        proclaim profess pronounce opine muse reflect expound expand summarize summarise reason rationalize
        protest object venture volunteer offer relay pass report broadcast televise air call dub label
        term brand characterize characterise portray depict deem name cite quote paraphrase refer allude
        introduce present outline detail illustrate demonstrate specify stipulate dictate rule decree
        address greet thank apologize apologise gush enthuse rave rant fume thunder tout trumpet herald"""
    ),
    # puts words on paper or on a screen; the source is often a document or an outlet
    "writing": word_set(
        """write tweet retweet post email e-mail text message blog publish print pen draft scribble sign caption
        headline editorialize editorialise read rewrite note document record log list register chronicle tally
        file cable telegraph telephone phone wire webcast podcast repost reshare share"""
    ),
    # holds something true, likely or wanted
    "belief": word_set(
        """think believe feel consider suppose assume presume suspect guess reckon figure imagine expect anticipate
        predict forecast foresee project estimate envisage envision bet doubt disbelieve know understand realize
        realise recognize recognise remember forget accept agree disagree concur view regard perceive see judge deem
        trust conclude decide determine intend plan mean aim want wish desire hope prefer seek favor favour like
        wonder speculate theorize theorise hypothesize postulate consider ponder contemplate mull weigh"""
    ),
    # finds out, or is what shows it; the source is often a study, a poll or a court
    "finding": word_set(
        """find discover learn hear show reveal prove establish demonstrate determine conclude calculate
        measure estimate identify detect observe notice infer deduce ascertain verify diagnose
        document report suggest indicate point confirm rule hold"""
    ),
    "question": word_set(
        """ask inquire enquire question query wonder probe press quiz interrogate interview grill challenge
        pose"""
    ),
    # wants others to act
    "demand": word_set(
        """demand urge call ask request require order command instruct direct tell beg plead appeal implore beseech
        entreat petition press push pressure lobby campaign advocate recommend advise counsel encourage exhort
        insist invite summon persuade convince warn"""
    ),
    # binds the source itself
    "promise": word_set(
        """promise pledge vow swear commit undertake guarantee offer threaten agree consent volunteer resolve
        plan intend"""
    ),
    "denial": word_set(
        """deny reject refuse decline dismiss dispute contest rebut refute repudiate disavow disclaim renounce
        oppose contradict disagree deflect downplay brush shrug discount rubbish"""
    ),
    "criticism": word_set(
        """accuse blame criticize criticise condemn denounce decry deplore attack blast slam lash rebuke reprimand
        chide scold berate castigate chastise lambast lambaste assail rail rip fault charge mock ridicule deride
        scorn taunt insult bemoan bewail rap censure admonish knock bash pan trash disparage belittle"""
    ),
    "praise": word_set(
        """praise commend applaud hail laud extol welcome endorse back support defend champion congratulate
        compliment salute honor honour celebrate credit thank tout embrace approve"""
    ),
    "feeling": word_set(
        """fear worry regret rue dread resent love hate enjoy appreciate mind care rejoice grieve mourn sympathize
        sympathise marvel fret despair"""
    ),
}

NOUNS: frozenset[str] = word_set(
    """statement claim announcement declaration assertion argument contention allegation accusation admission
    acknowledgement acknowledgment confession testimony comment remark observation explanation account report
    reply response answer question query warning reminder assurance promise pledge vow threat demand request call
    appeal plea order proposal suggestion recommendation advice denial refusal rejection criticism complaint charge
    condemnation praise endorsement belief view opinion idea thought hope fear concern worry doubt expectation
    prediction forecast estimate assessment conclusion finding speculation rumor rumour message letter tweet post
    email memo speech address interview briefing word verdict judgment judgement diagnosis summary motto mantra slogan
    refrain lament cry"""
)
"""Nouns of saying and thinking: "the claim that …", "in a statement"."""

DOCUMENTS: frozenset[str] = word_set(
    """report study survey poll statement letter data datum figure statistic number finding result analysis document
    filing memo email post tweet article estimate forecast release record review research assessment ruling piece
    editorial column essay"""
)
"""Nouns of what somebody has published, which speaks for them."""

AUTHORING: frozenset[str] = frozenset({"by", "from", "in", "of"})
"""Prepositions between a document and whose it is."""

ADJECTIVES: frozenset[str] = word_set(
    """sure certain confident convinced aware hopeful optimistic pessimistic doubtful skeptical sceptical afraid
    worried concerned anxious fearful glad happy proud sorry sad angry furious surprised shocked disappointed eager
    willing reluctant adamant clear unsure uncertain positive grateful thankful delighted determined
    unaware"""
)
"""Predicates of belief and feeling: "is confident that …"."""

ACCORDING: frozenset[tuple[str, ...]] = frozenset(
    {
        ("according", "to"),
        ("per",),
        ("in", "the", "words", "of"),
        ("in", "the", "view", "of"),
        ("in", "the", "opinion", "of"),
    }
)
"""Phrases that name a source without a verb; the source follows them."""

ADDRESSEE_OBJECT: frozenset[str] = word_set(
    """tell inform notify remind assure reassure advise brief warn alert caution ask quiz urge order command instruct
    direct beg implore beseech entreat exhort encourage invite persuade convince thank congratulate email e-mail text
    message promise"""
)
"""Verbs whose object is the one spoken to, not what is said."""

ACCUSING: frozenset[str] = VERBS["criticism"] | frozenset({"suspect", "convict", "acquit"})
"""Verbs whose object is the one spoken of: "accused Iran of …"."""

ASPECTUAL: frozenset[str] = word_set("begin start continue")
"""Verbs of "speech" that tell how an utterance goes on: what they tell stands in quotation marks or hangs on them."""

_KINDS: dict[str, Kind] = {lemma: kind for kind, lemmas in reversed(VERBS.items()) for lemma in lemmas}


def kind(lemma: str) -> Kind | None:
    """The kind of reporting that a verb's lemma is known for, None for other verbs.

    A lemma listed under several kinds counts for the first, in the order of `VERBS`.
    """
    return _KINDS.get(lemma.lower())


_IRREGULAR: dict[str, str] = dict(
    pair.split(":")
    for pair in """said:say told:tell wrote:write written:write spoke:speak spoken:speak thought:think found:find
    heard:hear shown:show saw:see seen:see knew:know known:know understood:understand felt:feel held:hold meant:mean
    began:begin begun:begin swore:swear sworn:swear wept:weep sang:sing sung:sing forgot:forget forgotten:forget
    foresaw:foresee foreseen:foresee besought:beseech sought:seek pled:plead rewrote:rewrite rewritten:rewrite
    drew:draw drawn:draw rang:ring undertook:undertake undertaken:undertake overheard:overhear laid:lay
    typified:typify leapt:leap dreamt:dream learnt:learn withheld:withhold upheld:uphold""".split()
)


def kind_of(form: str) -> Kind | None:
    """The kind of reporting that any inflected form of a verb is known for: for words whose lemma is in doubt."""
    form = form.lower()
    return next((found for lemma in _lemmas_of(form) if (found := kind(lemma)) is not None), None)


def is_aspectual(form: str) -> bool:
    """Whether an inflected form is of a verb that tells how an utterance goes on, more often how anything else does."""
    return not ASPECTUAL.isdisjoint(_lemmas_of(form.lower()))


def is_noun(form: str) -> bool:
    """Whether a form, singular or plural, is of a noun of saying or thinking."""
    form = form.lower()
    return form in NOUNS or any(lemma in NOUNS for lemma in _lemmas_of(form) if form.endswith("s"))


def is_document(form: str) -> bool:
    """Whether a form, singular or plural, is of a noun for a document or its contents."""
    return any(lemma in DOCUMENTS for lemma in (form.lower(), *_lemmas_of(form.lower())))


@lru_cache(maxsize=8192)
def _lemmas_of(form: str) -> tuple[str, ...]:
    """What a form can be a regular inflection of, and the form itself; the one lemma of an irregular form."""
    if form in _IRREGULAR:
        return (_IRREGULAR[form],)
    found = [form]
    for ending, restored in (("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
                             ("ing", "e")):  # fmt: skip
        if form.endswith(ending) and len(form) > len(ending) + 1:
            found.append(form[: -len(ending)] + restored)
    doubled = [base[:-1] for base in found[1:] if len(base) > 2 and base[-1] == base[-2]]
    return (*found, *doubled)
