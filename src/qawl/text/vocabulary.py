"""What the word lists know of a written word once its clitics are taken off; worked out once a word type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue, Lexicon, Noun
from qawl.model.quick import quickly_made
from qawl.text.fold import fold
from qawl.text.phrases import Opening, Phrases
from qawl.text.recent import Recent
from qawl.text.tags import (
    BARE_THAT,
    BESIDES,
    BODY,
    BODY_NAME,
    CHANNEL,
    CLASSES,
    COMMON,
    CONJ,
    CUE,
    DEFINITE,
    DEMONSTRATIVE,
    DOCUMENT,
    FEELING,
    FEMININE,
    FUNCTION,
    GENDERS,
    GIVEN,
    HONORIFIC,
    KEPT,
    LATIN,
    MALE,
    MARK,
    MAY_SPLIT,
    MEDIUM,
    NISBA,
    NO_NAME,
    NOMINAL,
    NUMBER,
    OUTLET,
    PLACE,
    PLURAL,
    POSSESSED,
    PREFIXED,
    PREPOSITION,
    PUNCTUATION,
    QUOTER,
    RELATIVE,
    ROLE_LINK,
    SAME,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    UNNAMED,
    VERB,
    WORDS,
)

_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")
_QUOTE_MARKS = frozenset("\"«»“”„‟″＂'‘’‚‹›`{}\ufd3e\ufd3f")
_ARTICLE = "ال"
_NEVER_DEFINITE = PREPOSITION | SUBORDINATOR | THAT | BARE_THAT | GIVEN | MALE
"""What no word is behind the article: «الآن» is no «أن»."""
_FEMININE = "ة"
_SHADDA = "\u0651"
_VERB_SHAPE = re.compile("س?ي.{2,}ون$|.{3,}وا$")
"""Shapes that only verbs have: «يجتمعون», «دفعوا»."""
_OF_PRESENT = ("ي", "ت", "ن")
_SHORT_NAME = 4
_KEPT_TYPES = 60_000
"""Written words whose types are remembered, some 25 MB."""


@quickly_made
@dataclass(frozen=True, slots=True)
class WordType:
    """One written word as the word lists see it; all strings are folded."""

    folded: str
    bare: str
    """Without a leading و or ف that is a conjunction."""
    stem: str
    """Without conjunction, attached preposition and article."""
    prefix: str
    """The attached preposition: ب, ل, ك or ""."""
    tags: int
    cues: tuple[tuple[Cue, Form], ...]
    openings: tuple[Opening, ...] = ()
    """The fixed phrases that may begin with this word."""


class Vocabulary:
    """The word lists compiled for look-up: `vocabulary[token]` is the token's type, `phrases` the fixed names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known: dict[str, int] = {}
        self._cues: dict[str, list[tuple[Cue, Form]]] = {}
        self._types = Recent(self._analyse, _KEPT_TYPES)
        self.feelings = {fold(feeling.noun): feeling for feeling in lexicon.feelings}
        phrases: dict[tuple[str, ...], int] = {}
        self._add_classes(lexicon, phrases)
        self._add_nouns(lexicon, phrases)
        self._add_cues(lexicon.cues, phrases)
        self._add_verbs(lexicon.verbs)
        self.phrases = Phrases(phrases)
        self._besides: dict[str, int] = {}
        for name, tag in BESIDES.items():
            for word in lexicon.classes.get(name, ()):
                self._besides[fold(word)] = self._besides.get(fold(word), 0) | tag
        self._bare_prepositions = {fold(word) for word in lexicon.classes.get("preposition with pronoun", ())}

    def __getitem__(self, token: str) -> WordType:
        return self._types[token]

    def types_of(self, tokens: Iterable[str]) -> Iterator[WordType]:
        """The type of each token."""
        return map(self._types.__getitem__, tokens)

    def phrase_cues(self, words: tuple[str, ...]) -> tuple[tuple[Cue, Form], ...]:
        """The cue entries that are written as these several folded words."""
        return tuple(self._cues.get(" ".join(words), ()))

    def _tag(self, word: str, tag: int) -> None:
        self._known[word] = self._known.get(word, 0) | tag

    def _add_classes(self, lexicon: Lexicon, phrases: dict[tuple[str, ...], int]) -> None:
        for name, tag in CLASSES.items():
            for word in sorted(lexicon.classes.get(name, ())):
                self._add_words(word, tag, phrases)
        for word in lexicon.common_words:
            self._tag(fold(word), COMMON)
        for name, gender in lexicon.given_names.items():
            self._tag(fold(name), GIVEN | GENDERS.get(gender, 0))
        for masculine, feminine, plural in lexicon.nationalities:
            self._tag(fold(masculine), NISBA)
            self._tag(fold(feminine), NISBA | FEMININE)
            self._tag(fold(plural), NISBA | PLURAL)
            self._tag(fold(masculine) + "ين", NISBA | PLURAL)
            self._tag(fold(masculine) + "ون", NISBA | PLURAL)

    def _add_nouns(self, lexicon: Lexicon, phrases: dict[tuple[str, ...], int]) -> None:
        lists = (
            (lexicon.titles, TITLE), (lexicon.unnamed, UNNAMED), (lexicon.body_heads, BODY),
            (lexicon.bodies, BODY_NAME), (lexicon.media_heads, MEDIUM), (lexicon.outlets, OUTLET),
            (lexicon.times, TIME),
        )  # fmt: skip
        for nouns, tag in lists:
            for noun in nouns:
                self._add_noun(noun, tag, phrases)
        for person in lexicon.people:
            self._add_words(person, GIVEN, phrases)
        for body, gender in lexicon.known_bodies:
            self._add_words(body, BODY_NAME | (FEMININE if gender == "f" else 0), phrases)
        for place in lexicon.places:
            self._add_words(place, PLACE, phrases)

    def _add_noun(self, noun: Noun, tag: int, phrases: dict[tuple[str, ...], int]) -> None:
        if noun.kind == "honorific":
            tag = HONORIFIC
        if noun.common and tag & (OUTLET | UNNAMED):
            return
        feminine = FEMININE if noun.agreement == "fs" else 0
        for word in noun.masculine:
            self._add_words(word, tag | feminine, phrases)
        for word in noun.feminine:
            self._add_words(word, tag | FEMININE, phrases)
        for word in noun.plural:
            self._add_words(word, tag | PLURAL | feminine, phrases)

    def _add_words(self, words: str, tag: int, phrases: dict[tuple[str, ...], int]) -> None:
        parts = tuple(fold(words).replace(".", " ").split())
        if len(parts) == 1:
            self._tag(parts[0], tag)
        elif parts:
            phrases[parts] = phrases.get(parts, 0) | tag

    def _add_cues(self, cues: Iterable[Cue], phrases: dict[tuple[str, ...], int]) -> None:
        for cue in cues:
            for form in cue.forms:
                word = " ".join(fold(form.word).split())
                entries = self._cues.setdefault(word, [])
                if not any(
                    known is cue and (f.tense, f.gender, f.number) == (form.tense, form.gender, form.number)
                    for known, f in entries
                ):
                    entries.append((cue, form))
                if " " in word:
                    phrases[tuple(word.split())] = phrases.get(tuple(word.split()), 0) | CUE
        for entries in self._cues.values():
            entries.sort(key=lambda entry: entry[1].tense != "fixed")  # «نقلا» is not the dual of «نقل»

    def _add_verbs(self, verbs: Iterable[str]) -> None:
        """Words that are verbs and nothing else that a list knows; they head no name and end one."""
        for word in verbs:
            if word not in self._known and word not in self._cues:
                self._tag(word, VERB)

    def _analyse(self, token: str) -> WordType:
        first = token[0]
        if first in PUNCTUATION or token in PUNCTUATION:
            return WordType(token, token, token, "", PUNCTUATION.get(token, 0) or PUNCTUATION.get(first * 2, 0), ())
        if first in _QUOTE_MARKS:
            return WordType(token, token, token, "", MARK, ())
        folded = fold(token)
        if not folded or not folded[0].isalpha():
            return WordType(folded, folded, folded, "", NUMBER if folded[:1].isdigit() else 0, ())
        if folded.isascii():
            latin = LATIN | self._known.get(folded, 0)
            return WordType(folded, folded, folded, "", latin, (), self.phrases.opened_by(folded))
        bare, conj = self._without_conjunction(folded, token)
        hamza = token[conj : conj + 1] in "أإآ"
        stem, prefix, tags = self._without_clitics(bare, maqsura=not token.endswith("ي"), hamza=hamza)
        if conj:
            tags |= CONJ
        if bare == "الا" and not token[conj:].startswith("أ"):
            tags &= ~THAT  # «إلا» is no «ألا»
        if bare == "امام" and token[conj:].startswith("إ"):
            tags = self._known.get(bare, 0) & NOMINAL | tags & CONJ  # «إمام» is no «أمام»
        cues: tuple[tuple[Cue, Form], ...] = ()
        if (written := self._cues.get(bare)) is not None:
            cues = tuple([pair for pair in written if _spelled_alike(token, pair[1].word, tags & COMMON)])
        if not cues and prefix and (nouns := self._cues.get(bare[1:])) is not None:
            cues = tuple([pair for pair in nouns if pair[1].tense == "noun"])
        if bare[-1] == "ا" and (nouns := self._cues.get(bare[:-1])) is not None:
            cues += tuple([pair for pair in nouns if pair[1].tense == "noun"])  # «وجه تحذيرا إلى السكان»
        if not cues and bare[0] in "بل" and self._known.get(bare[1:], 0) & QUOTER:
            cues = tuple([pair for pair in self._cues.get(bare[1:], ()) if pair[1].tense == "noun"])  # «بقوله إن»
        if token.endswith("ة") and tags & POSSESSED:
            stem, tags = bare, tags & ~(POSSESSED | DEFINITE) | FEMININE  # «راجحة» is no «راجح» of his
        if cues:
            tags |= CUE
        if bare in self._bare_prepositions and not (tags & GIVEN and token.endswith("ى")):  # «منى» is no «منّي»
            noun = token[-1] == _FEMININE  # «آلية» is no «إليه»
            tags = tags & ~FUNCTION if noun else tags | PREPOSITION | POSSESSED
        tags |= self._besides.get(bare, 0)
        if self._is_feeling(stem):
            tags |= FEELING
        if stem.endswith("ه") and bare.endswith("ه") and not tags & (TITLE | UNNAMED | HONORIFIC | GIVEN):
            tags |= FEMININE
        if tags & FEMININE and token.endswith("ه") and stem[:-1] in self._known:
            tags &= ~FEMININE  # «مستشاره» is his adviser, «مستشارة» an adviser who is a woman
        if not tags & ~CONJ and not cues:
            tags |= VERB if _VERB_SHAPE.match(bare) else NO_NAME if not conj and self._is_meant_to(bare) else 0
        article = _ARTICLE if tags & DEFINITE and not tags & POSSESSED else ""
        openings = self.phrases.opened_by(article + stem if prefix else bare)
        return WordType(folded, bare, stem, prefix, tags, cues, openings)

    def _is_meant_to(self, bare: str) -> bool:
        """«ليقول»: a verb of the present behind ل."""
        if bare[0] != "ل" or bare[1:2] not in _OF_PRESENT:
            return False
        verb = bare[1:]
        return bool(self._known.get(verb, 0) & VERB) or any(
            form.tense == "present" for _, form in self._cues.get(verb, ())
        )

    def _without_conjunction(self, folded: str, token: str) -> tuple[str, bool]:
        if folded[0] not in "وف" or len(folded) < 3:
            return folded, False
        rest, whole = folded[1:], self._known.get(folded, 0)
        function = self._known.get(rest, 0) & (THAT | PREPOSITION | RELATIVE | DEMONSTRATIVE)
        if function and not whole & (FUNCTION | OUTLET | PLACE | VERB) and not (whole and token.endswith("ي")):
            return rest, True
        if folded in self._cues or folded in self._known:
            return folded, False
        if (
            rest in self._known
            or rest in self._cues
            or rest in self.phrases
            or rest.startswith((_ARTICLE, "لل", "بال", "كال"))
        ):
            return rest, True
        # an unknown word: a conjunction before a preposition and a known word («وبالمناسبة», «ولوزير»)
        return (rest, True) if rest[0] in "بلك" and rest[1:] in self._known else (folded, False)

    def _without_clitics(self, bare: str, *, maqsura: bool, hamza: bool) -> tuple[str, str, int]:
        """Stem, attached preposition and tags.

        A function word written with ى («على») is no name («علي»); a word with a hamza on its alef has no article.
        """
        known = self._known.get(bare, 0)
        if known & FUNCTION and known & WORDS:
            named = known & GIVEN and known & PREPOSITION and not maqsura
            known &= ~(PREPOSITION | COMMON) if named else ~WORDS
        if bare.startswith(_ARTICLE) and len(bare) > 3 and not hamza:
            return bare[2:], "", known | self._known.get(bare[2:], 0) & ~_NEVER_DEFINITE | DEFINITE
        if known:
            if known & COMMON and bare[0] in "بل" and self._known.get(bare[1:], 0) & COMMON:
                known |= MAY_SPLIT
            return bare, "", known
        if (owned := self._with_pronoun(bare)) is not None:
            return owned[0], "", owned[1]
        for start, prefix in (("لل", "ل"), ("بال", "ب"), ("كال", "ك")):
            if bare.startswith(start) and len(bare) > len(start) + 1:
                stem = bare[len(start) :]
                if start == "لل" and self._begins_with_lam(stem):
                    return bare[1:], prefix, self._known[bare[1:]] & KEPT | DEFINITE | PREFIXED
                whole = self._known.get(_ARTICLE + stem, 0)
                return stem, prefix, (self._known.get(stem, 0) | whole) & KEPT | DEFINITE | PREFIXED
        inner = self._known.get(bare[1:], 0) & (NOMINAL | SAME) if bare[0] in "بلك" and len(bare) > 3 else 0
        if inner and not (inner & GIVEN and bare.endswith("ا") and self._known.get(bare[:-1], 0) & COMMON):  # «بيانا»
            return bare[1:], bare[0], self._known[bare[1:]] & KEPT | PREFIXED
        if bare[0] in "بل" and len(bare) > _SHORT_NAME and bare[1:] in self.phrases:
            return bare[1:], bare[0], PREFIXED  # «لفرانس برس»
        if bare[0] in "بلك" and len(bare) > 4 and (owned := self._with_pronoun(bare[1:])) is not None:
            return owned[0], bare[0], owned[1] | PREFIXED
        if (
            bare.endswith("ا")
            and bare not in self._cues
            and (accusative := self._known.get(bare[:-1], 0)) & (COMMON | NISBA | TITLE)
        ):
            return bare[:-1], "", accusative & KEPT & ~GIVEN
        return bare, "", 0

    def _begins_with_lam(self, stem: str) -> bool:
        """«للجنة», «للبنان»: whether the second ل belongs to the noun, of which `stem` is the rest."""
        whole, rest = self._known.get("ل" + stem, 0), self._known.get(stem, 0)
        return bool(whole & (BODY | PLACE) or (whole & NOMINAL and not rest & NOMINAL))

    def _with_pronoun(self, bare: str) -> tuple[str, int] | None:
        """The noun or preposition under a pronoun suffix (نظيره، حكومتها), and its tags; None if there is none."""
        if not bare.endswith(_PRONOUNS):
            return None
        for ending in _PRONOUNS:
            if not bare.endswith(ending) or len(bare) < len(ending) + 3:
                continue
            stem = bare[: -len(ending)]
            for noun in (
                stem,
                stem[:-1] + "ه" if stem.endswith("ت") else "",
                stem[:-2] + "ه" if stem.endswith("تي") else "",
                stem[:-1] + "ء" if stem.endswith(("ي", "و")) else "",
            ):
                known = self._known.get(noun, 0) if noun else 0
                if known & (NOMINAL | PREPOSITION):
                    kept = known & (NOMINAL & ~GIVEN | FEMININE | PLURAL | CHANNEL | DOCUMENT | PREPOSITION | ROLE_LINK)
                    return noun, kept | (0 if known & PREPOSITION else DEFINITE) | POSSESSED
        return None

    def _is_feeling(self, stem: str) -> bool:
        if stem in self.feelings:
            return True
        if not stem.endswith(_PRONOUNS):
            return False
        for ending in ("ها", "هم", "هما", "ه"):
            if stem.endswith(ending):
                noun = stem[: -len(ending)]
                if (
                    noun in self.feelings
                    or noun[:-1] + "ء" in self.feelings
                    or (noun.endswith("ت") and noun[:-1] + "ه" in self.feelings)
                ):
                    return True
        return False


def _spelled_alike(token: str, form: str, common: int) -> bool:
    """Whether the letters that folding levels agree: «نفى» is the verb, «نفي» the noun, «أعتقد» the first person."""
    if common and form.endswith("ى") and token.endswith("ي"):
        return False
    if _SHADDA in form and _SHADDA not in token:
        return False  # «حملت» carried, «حمّلت» held responsible
    if form.endswith("ه") and token.endswith(_FEMININE):
        return False  # «حديثة» is new, «حديثه» his talk
    if form.endswith("أ") and token.endswith("ا"):
        return False  # «هنا» is here, «هنأ» congratulated
    if form.endswith("ا") and form.startswith("أ") and token.endswith("أ"):
        return False  # «أقرأ» is I read, «أقرا» they both admitted
    if form.startswith("ا"):
        return not token.removeprefix("و").removeprefix("ف").startswith("أ")
    return not (form.startswith("أ") and token.removeprefix("و").removeprefix("ف").startswith("إ"))
