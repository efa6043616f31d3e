"""Relations that no grammar allows, made those that it does: what a clause has once, and on which side of its verb.

The network labels each arc for itself. So a finite verb can get two subjects, or none, while the bare noun phrase
before it hangs on it as if the verb were a name's next word. Such a phrase is the verb's subject; the second of two
subjects goes on with the first one's name or, between commas, says who that is. And a clause with "who" behind a comma
is about the noun before that, not one more beside the main clause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reader.pipeline.pieces import Ints
from reader.pipeline.tags import INFLECTED, INTERROGATIVE, PLURAL, RELATIVE, SINGULAR

_NOMINAL = SINGULAR | PLURAL | {"PRP"}
_PROPER = frozenset({"NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "expl"})
_OUTSIDE = frozenset({"flat", "appos", "compound", "nmod:desc", "conj", "xcomp", "nmod"})
"""Relations within a noun phrase, and those that lead only to the right: no verb has them to its left."""

_CONTENTS = frozenset({"ccomp", "xcomp"})
_CLAUSES = frozenset({"ccomp", "parataxis", "advcl"})
_BESIDE = frozenset({"conj", "parataxis", "advcl"})
"""What a relative clause is taken for that is hung on the clause around it."""
_PREDICATES = frozenset({"ccomp", "parataxis", "acl", "acl:relcl", "conj"})
"""What a predicate is taken for that hangs on its subject."""


class Clauses:
    """A forest whose finite verbs are given their subjects, one by one."""

    def __init__(
        self, heads: Ints, relations: Sequence[str], tags: Sequence[str], words: Sequence[str], whole: Sequence[bool]
    ) -> None:
        """`whole` [n]: whether a word is in a sentence that ends as such; a headline's past tense may be passive."""
        self.heads = heads.copy()
        self._whole = whole
        self.relations = list(relations)
        self._tags, self._words = tags, words
        self._below: defaultdict[int, list[int]] = defaultdict(list)
        """What hangs on each word of the sentence at hand."""

    def set_right(self, starts: Sequence[int] = (0,)) -> None:
        """Sets the subjects of all finite verbs right; no head leaves its sentence, and no cycle is made.

        `starts` are the first words of stretches that no arc crosses, as sentences are, the first of them 0.
        """
        for start, stop in pairwise([*starts, len(self._tags)]):
            self._below.clear()
            for child, head in enumerate(self.heads[start:stop].tolist(), start):
                if child != head:
                    self._below[head].append(child)
            self._set_right(start, stop)

    def _set_right(self, start: int, stop: int) -> None:
        for root in (i for i in range(start, stop) if self.heads[i] == i):
            self._put_main_clause_first(root)
            self._put_predicate_above(root)
        for verb, tag in enumerate(self._tags[start:stop], start):
            if tag in INFLECTED or (tag == "VBN" and self._helped(verb)):
                for behind in self._having(verb, frozenset({"nsubj"})):
                    if behind > verb and self._having(behind, frozenset({"case"})):  # "fell, *according to* her aide"
                        self.relations[behind] = "obl"
                if not self._having(verb, _SUBJECTS):
                    if tag != "VBD" or self._whole[verb]:
                        self._find_subject(verb)
                    elif self._having(verb, frozenset({"obj"})):
                        self._take_object(verb)
                self._one_subject(verb)
            elif tag == "VBN" and self._having(verb, frozenset({"obj"})) and not self._having(verb, _SUBJECTS):
                self._take_object(verb)
            elif tag == "VBN" and self.relations[verb] == "acl:relcl":  # "the mill, which the heirs *restored*"
                for subject in self._having(verb, frozenset({"nsubj:pass"})):
                    if any(self._tags[c] == "WDT" for c in self._below[subject]):
                        self.relations[subject] = "nsubj"
        for word in range(start + 2, stop):
            if self._tags[word] in RELATIVE and self._words[word - 1] == ",":
                self._hang_relative(word, word - 2)

    def _having(self, word: int, relations: frozenset[str]) -> list[int]:
        return [c for c in self._below.get(word, ()) if self.relations[c] in relations]

    def _helped(self, verb: int) -> bool:
        return bool(self._having(verb, frozenset({"aux", "aux:pass"})))

    def _is_bare(self, word: int) -> bool:
        """Whether a word heads a noun phrase without a preposition, in a relation that it cannot have to a verb."""
        free = not self._having(word, frozenset({"case", "cop", "mark"}))
        return self.relations[word] in _OUTSIDE and self._tags[word] in _NOMINAL and free

    def _is_participle_name(self, word: int) -> bool:
        """Whether a name may be a part of a participle: "*Iran*-backed"."""
        return self.relations[word] == "compound" and self._tags[word] in _PROPER

    def _hang_relative(self, pronoun: int, noun: int) -> None:
        """Hangs the clause that a relative pronoun begins on the noun before the comma: "met the heirs*, who sold* it".

        With "which" it may be about all that was said before, but where an auxiliary says what has or will become of a
        thing ("a ban, which *was* lifted"); with "who" hardly about what a preposition brings in, unless that is a name
        ("an aide at the talks, who left").
        """
        verb = self.heads[pronoun]
        opening = self.relations[pronoun] in ("nsubj", "nsubj:pass") and self.relations[verb] in _BESIDE
        first = min((c for c in self._below[verb] if self._tags[c] != ","), default=-1)
        if not opening or first != pronoun or self._tags[noun] not in SINGULAR | PLURAL:
            return
        named = self._tags[noun] in _PROPER or not self._having(noun, frozenset({"case"}))
        if not (named if self._tags[pronoun] == "WP" else self._helped(verb)):
            return
        while self.relations[noun] in ("flat", "compound") and self.heads[noun] < pronoun:
            noun = self.heads[noun]
        if self._tags[noun] in SINGULAR | PLURAL and not self._tops(noun, (verb,)):
            self._hang(verb, noun, "acl:relcl")

    def _find_subject(self, verb: int) -> None:
        own = [c for c in self._below[verb] if c < verb and self._is_bare(c)]
        if not own and any(c < verb for c in self._having(verb, frozenset({"ccomp"}))):
            own = [c for c in self._below[verb] if c > verb and self._is_bare(c)][:1]  # "…," *said* the aide
        if not own:  # hung over the verb, on its object
            before = [c for o in self._having(verb, frozenset({"obj"})) for c in self._below[o] if c < verb < o]
            own = [c for c in before if self._is_bare(c)]
        own = [c for c in own if self._tags[verb] != "VBN" or not self._is_participle_name(c)]
        if not own:
            self._take_object(verb)
        else:
            subject = own[-1]
            self._hang(subject, verb, "nsubj:pass" if self._having(verb, frozenset({"aux:pass"})) else "nsubj")

    def _put_main_clause_first(self, root: int) -> None:
        """Hangs a root that a conjunction subordinates on the clause before it ("she *left*, while he *said* so")."""
        mark = min(
            (c for c in self._having(root, frozenset({"mark"})) if self._tags[c] == "IN" and c < root), default=-1
        )
        before = [c for c in self._having(root, _CLAUSES) if c < mark and self._is_main(c)]
        if not before or not self._having(root, _SUBJECTS):
            return
        self._put_above(before[-1], root, "advcl", [c for c in self._below[root] if c < mark])

    def _put_predicate_above(self, root: int) -> None:
        """Hangs a root that is a noun on the finite verb behind it that has no subject: "*Roth*, a baker, *won*"."""
        if self._tags[root] not in _NOMINAL or not self._whole[root] or self._having(root, frozenset({"cop"})):
            return
        for verb in self._having(root, _PREDICATES):
            opened = any(self._tags[c] in INTERROGATIVE or self.relations[c] == "mark" for c in self._below[verb])
            if verb > root and self._tags[verb] in INFLECTED and not opened and not self._having(verb, _SUBJECTS):
                passive = self._having(verb, frozenset({"aux:pass"}))
                moved = [c for c in self._below[root] if c > verb]
                self._put_above(verb, root, "nsubj:pass" if passive else "nsubj", moved)
                return

    def _put_above(self, child: int, root: int, relation: str, moved: Sequence[int]) -> None:
        """Makes a child of a root the root, the former root hang on it, and so what is to be moved."""
        for word in moved:
            if word != child:
                self._hang(word, child, self.relations[word])
        self.heads[child], self.relations[child] = child, "root"
        self._below[root].remove(child)
        self.heads[root], self.relations[root] = child, relation
        self._below[child] = sorted([*self._below[child], root])

    def _is_main(self, verb: int) -> bool:
        """Whether a verb with a subject is in no subordinate clause."""
        free = not self._having(verb, frozenset({"mark"}))
        return free and self._tags[verb] in INFLECTED and bool(self._having(verb, _SUBJECTS))

    def _take_object(self, verb: int) -> None:
        """Makes the object of the verb above a clause the clause's subject, if nothing but words of these two stand
        between ("told *the jury* was out")."""
        if self.relations[verb] not in _CONTENTS or self._having(verb, frozenset({"mark"})):
            return
        found = [c for c in self._having(self.heads[verb], frozenset({"obj", "iobj"})) if self.heads[verb] < c < verb]
        if found and all(self._tops(i, (found[-1], verb)) for i in range(found[-1] + 1, verb)):
            self._hang(found[-1], verb, "nsubj")

    def _tops(self, word: int, tops: Sequence[int]) -> bool:
        """Whether a word hangs, by however many others, on one of some words."""
        while word not in tops:
            if self.heads[word] == word:
                return False
            word = self.heads[word]
        return True

    def _one_subject(self, verb: int) -> None:
        subjects = [c for c in self._having(verb, frozenset({"nsubj", "nsubj:pass"})) if c < verb]
        if not subjects:
            return
        first = subjects[0]
        loose = [c for c in self._below[verb] if first < c < verb and c not in subjects and self._is_bare(c)]
        for other in sorted([*subjects[1:], *loose]):
            if self._tags[other] not in _PROPER:
                continue
            if other == first + 1 and self._tags[first] in _PROPER:
                if self._words[first].endswith("."):  # "*Mr.* Lee said"
                    self._hang(first, other, "nmod:desc")
                    first = other
                else:
                    self._hang(other, first, "flat")
            elif other == first + 1 and self._tags[first] == "NN":  # "*spokesman* Ann Lee said"
                self._hang(first, other, "nmod:desc")
                first = other
            elif self._tags[first] == "NN" and self._between_commas(other, verb):
                self._hang(other, first, "appos")

    def _between_commas(self, word: int, verb: int) -> bool:
        start = min([word, *self._having(word, frozenset({"nmod:desc", "compound", "amod", "det"}))])
        return start > 0 and self._words[start - 1] == "," and "," in self._words[word + 1 : verb]

    def _hang(self, word: int, head: int, relation: str) -> None:
        self._below[self.heads[word]].remove(word)
        self._below[head] = sorted([*self._below[head], word])
        self.heads[word], self.relations[word] = head, relation
