"""The words of proposals and answers: what names one, tables it, fills it, takes it up or turns it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from qawl.lexicon.inflect import past_forms, present_forms, with_objects
from qawl.lexicon.tables import FLAG, TEXT, WORDS, Entry, File, Shape, Value, entries, load_files, rows
from qawl.model.proposals import Item, ProposalKind, Verdict

_FILE, _NATIONALITIES = "proposals.toml", "nationalities.tsv"
_VERDICT = Value("text", tuple(Verdict))
_HEAD = dict.fromkeys(("lemma", "example", "title", "silent", "source"), TEXT) | {
    "forms": WORDS,
    "second": WORDS,
    "unless": WORDS,
    "any": FLAG,
    "kind": Value("text", tuple(ProposalKind)),
    "weight": Value("text", ("strong", "weak", "loose", "recalls")),
}
_ACTION = dict.fromkeys(("lemma", "past", "present", "example", "finds", "silent", "source"), TEXT) | {
    "nouns": WORDS,
    "forms": WORDS,
    "does": Value("text", ("tables", "proposes", "holds", "agreed", "collapsed", "superseded", "prepares")),
}
_ANSWER = dict.fromkeys(("lemma", "past", "present", "example", "who", "silent", "source"), TEXT) | {
    "nouns": WORDS,
    "forms": WORDS,
    "ambiguous": FLAG,
    "takes": Value("words", ("object", "على", "ب", "ل", "عن", "مع", "ضد", "لصالح", "في")),
    "verdict": _VERDICT,
    "negated": _VERDICT,
}
_JUDGEMENT = {"lemma": TEXT, "forms": WORDS, "verdict": _VERDICT, "example": TEXT, "silent": TEXT, "source": TEXT}
_ITEM = dict.fromkeys(("lemma", "past", "present", "example", "finds", "silent", "source"), TEXT) | {
    "nouns": WORDS,
    "forms": WORDS,
    "second": WORDS,
    "unless": WORDS,
    "agent": FLAG,
    "item": Value("text", tuple(Item)),
}
_CLASS = {"name": TEXT, "forms": WORDS, "example": TEXT, "source": TEXT}
SHAPE: Shape = {
    "head": _HEAD, "action": _ACTION, "answer": _ANSWER, "judgement": _JUDGEMENT, "item": _ITEM, "class": _CLASS,
}  # fmt: skip
_LEADING = ("", "و", "ف")
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_Form = TypeVar("_Form")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that names a proposal."""

    lemma: str
    kind: ProposalKind
    weight: str
    """strong: needs little around it; weak: needs talk of talks; loose: needs an answer or a sign that it is open;
    recalls: only points back to a proposal that the article has named."""
    second: frozenset[str]
    """One of these words must follow; empty where the noun stands alone."""
    unless: frozenset[str]
    """None of these may follow («ورقة ضغط»)."""
    any: bool
    """A definite one may stand for any proposal («الاقتراح»)."""
    example: str
    title: str
    silent: str | None
    where: str


@dataclass(frozen=True, slots=True)
class HeadForm:
    """How a head is written at one place."""

    head: Head
    definite: bool
    prefix: str
    owned: bool


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does with a proposal, or it with its terms: `does` says which."""

    lemma: str
    does: str
    noun: bool
    suffixed: bool
    tense: str
    gender: str
    example: str
    finds: str
    """What the example is read as: an author, a term, a title or what becomes of the proposal."""
    where: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A word that takes a proposal up or turns it down."""

    lemma: str
    verdict: Verdict
    negated: Verdict | None
    """What it amounts to under a negation; None where that says nothing."""
    takes: tuple[str, ...]
    ambiguous: bool
    """Its bare past is another common word («قبل»)."""
    example: str
    who: str
    silent: str | None
    where: str


@dataclass(frozen=True, slots=True)
class AnswerForm:
    answer: Answer
    tense: str
    """past, present or noun."""
    suffixed: bool
    first_person: bool
    future: bool
    gender: str
    number: str
    masdar: bool = False
    """A past that is spelt as the verbal noun is («رفض», «دعمه»)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Words that judge a proposal, and what that amounts to."""

    lemma: str
    verdict: Verdict
    words: tuple[tuple[str, ...], ...]
    example: str
    silent: str | None
    where: str


@dataclass(frozen=True, slots=True)
class ItemWord:
    """A word that opens a term."""

    lemma: str
    item: Item
    noun: bool
    unless: frozenset[str]
    """No term where one of these stands near behind («إعادة بناء قدراتها»)."""
    agent: bool
    """Whoever follows the noun does it («انسحاب القوات»); else it is what is given."""
    second: frozenset[str]
    example: str
    finds: str
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class ProposalWords:
    """All of them by their written forms, as the file spells them: whoever reads with them folds both sides.

    Compared by identity.
    """

    heads: Mapping[str, tuple[HeadForm, ...]]
    actions: Mapping[str, Action]
    answers: Mapping[str, AnswerForm]
    judgements: Mapping[str, tuple[tuple[tuple[str, ...], Judgement], ...]]
    """By the first word."""
    items: Mapping[str, tuple[ItemWord, ...]]
    classes: Mapping[str, frozenset[str]]
    countries: Mapping[str, str]
    """For each adjective of nationality the name of the country."""


def load_proposal_words(overlay: Path | None = None) -> ProposalWords:
    """Qawl's list and, after it, the user's own; raises BadData naming file and entry where something is wrong."""
    files = load_files(_FILE, SHAPE, overlay)
    return ProposalWords(
        heads=_many(_heads(files)),
        actions=_first(_actions(files)),
        answers=_first(_answers(files)),
        judgements=_judgements(files),
        items=_many(_items(files)),
        classes={entry.text("name"): frozenset(_spaced(entry.words("forms"))) for entry in _table(files, "class")},
        countries=_countries(overlay),
    )


def _table(files: tuple[File, ...], name: str) -> Iterator[Entry]:
    return entries(files, name, SHAPE[name])


def _many(pairs: Iterable[tuple[str, _Form]]) -> dict[str, tuple[_Form, ...]]:
    found: dict[str, tuple[_Form, ...]] = {}
    for word, form in pairs:
        if form not in found.get(word, ()):
            found[word] = (*found.get(word, ()), form)
    return found


def _first(pairs: Iterable[tuple[str, _Form]]) -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for word, form in pairs:
        found.setdefault(word, form)
    return found


def _spaced(words: Iterable[str]) -> Iterator[str]:
    return (" ".join(word.split()) for word in words)


def _heads(files: tuple[File, ...]) -> Iterator[tuple[str, HeadForm]]:
    for entry in _table(files, "head"):
        head = Head(
            lemma=entry.text("lemma"),
            kind=ProposalKind(entry.maybe("kind") or "offer"),
            weight=entry.maybe("weight") or "strong",
            second=frozenset(_spaced(entry.words("second"))),
            unless=frozenset(_spaced(entry.words("unless"))),
            any=entry.flag("any"),
            example=entry.text("example"),
            title=entry.text("title"),
            silent=entry.maybe("silent"),
            where=entry.where,
        )
        for noun in entry.words("forms"):
            for word, definite, prefix, owned in written_nouns(noun):
                yield word, HeadForm(head, definite, prefix, owned)


def _actions(files: tuple[File, ...]) -> Iterator[tuple[str, Action]]:
    for entry in _table(files, "action"):
        lemma, does = entry.text("lemma"), entry.text("does")
        rest = entry.text("example"), entry.text("finds"), entry.where
        for word, suffixed, tense, gender, _ in _verbs(entry):
            yield word, Action(lemma, does, False, suffixed, tense, gender, *rest)
        for noun in entry.words("nouns"):
            for word, _, _, owned in written_nouns(noun):
                yield word, Action(lemma, does, True, owned, "noun", "", *rest)
        for word in _spaced(entry.words("forms")):
            for lead in _LEADING:
                yield lead + word, Action(lemma, does, False, False, "past", "", *rest)


def _answers(files: tuple[File, ...]) -> Iterator[tuple[str, AnswerForm]]:
    for entry in _table(files, "answer"):
        negated = entry.maybe("negated")
        answer = Answer(
            lemma=entry.text("lemma"),
            verdict=Verdict(entry.text("verdict")),
            negated=None if negated is None else Verdict(negated),
            takes=entry.words("takes"),
            ambiguous=entry.flag("ambiguous"),
            example=entry.text("example"),
            who=entry.text("who"),
            silent=entry.maybe("silent"),
            where=entry.where,
        )
        nouns = {word for noun in entry.words("nouns") for word, _, prefix, _ in written_nouns(noun) if not prefix}
        for word, suffixed, tense, gender, number in _verbs(entry):
            if suffixed and "object" not in answer.takes:
                continue  # «استجابة» is no verb with a pronoun
            bare = word[1:] if word[0] in "وف" else word
            masdar = tense == "past" and bare in nouns
            yield word, AnswerForm(answer, tense, suffixed, False, bare.startswith("س"), gender, number, masdar)
        for word, future in _first_person(entry):
            yield word, AnswerForm(answer, "present", False, True, future, "", "")
        for noun in entry.words("nouns"):
            for word, _, _, owned in written_nouns(noun):
                yield word, AnswerForm(answer, "noun", owned, False, False, "", "")
        for word in _spaced(entry.words("forms")):
            for lead in _LEADING:
                yield lead + word, AnswerForm(answer, "past", False, False, False, "", "")


def _verbs(entry: Entry) -> Iterator[tuple[str, bool, str, str, str]]:
    """Every written form: the word, whether a pronoun is attached, tense, gender, number."""
    for key, derive in (("past", past_forms), ("present", present_forms)):
        for form in derive(entry.text(key)) if key in entry.said else ():
            for one in (form, *with_objects(form)):
                for lead in _LEADING:
                    yield lead + one.word, one.suffixed, str(one.tense), one.gender, one.number


def _first_person(entry: Entry) -> Iterator[tuple[str, bool]]:
    if "present" in entry.said:
        stem = entry.text("present")[1:]
        for person in ("ن", "أ"):
            for future in ("", "س"):
                for lead in _LEADING:
                    yield lead + future + person + stem, bool(future)


def _judgements(files: tuple[File, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Judgement], ...]]:
    pairs = []
    for entry in _table(files, "judgement"):
        forms = tuple(tuple(form.split()) for form in _spaced(entry.words("forms")))
        one = Judgement(
            entry.text("lemma"), Verdict(entry.text("verdict")), forms, entry.text("example"), entry.maybe("silent"),
            entry.where,
        )  # fmt: skip
        pairs += [(form[0], (form, one)) for form in forms]
    return _many(pairs)


def _items(files: tuple[File, ...]) -> Iterator[tuple[str, ItemWord]]:
    for entry in _table(files, "item"):
        verb = ItemWord(
            lemma=entry.text("lemma"),
            item=Item(entry.text("item")),
            noun=False,
            unless=frozenset(_spaced(entry.words("unless"))),
            agent=entry.flag("agent"),
            second=frozenset(_spaced(entry.words("second"))),
            example=entry.text("example"),
            finds=entry.text("finds"),
            where=entry.where,
        )
        yield from ((word, verb) for word, suffixed, _, _, _ in _verbs(entry) if not suffixed)
        as_noun = replace(verb, noun=True)
        yield from ((word, as_noun) for noun in entry.words("nouns") for word, _, _, _ in written_nouns(noun))


def written_nouns(noun: str) -> Iterator[tuple[str, bool, str, bool]]:
    """Every way to write a noun with its clitics: the word, whether it is definite, preposition, pronoun.

    >>> [word for word, definite, prefix, owned in written_nouns("خطة") if definite and not prefix][:2]
    ['الخطة', 'خطته']
    """
    base = noun
    for lead in _LEADING:
        for prefix in ("", "ب", "ل", "ك"):
            yield lead + prefix + base, False, prefix, False
            article = "لل" if prefix == "ل" else prefix + "ال"
            yield lead + article + base, True, prefix, False
            stem = base[:-1] + "ت" if noun.endswith("ة") else base[:-1] + "ئ" if noun.endswith("ء") else base
            for pronoun in _PRONOUNS:
                yield lead + prefix + stem + pronoun, True, prefix, True
        if not base.endswith(("ة", "ا", "ء")):
            yield lead + base + "ا", False, "", False


def _countries(overlay: Path | None) -> dict[str, str]:
    files = load_files(_NATIONALITIES, None, overlay)
    found: dict[str, str] = {}
    for row in rows(files, 3, (TEXT, TEXT, TEXT, TEXT)):
        if len(row) > 3 and row[3]:
            found.update(dict.fromkeys((row[0], row[1]), row[3]))
    return found
