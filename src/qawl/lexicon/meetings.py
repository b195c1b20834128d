"""The words that tell a meeting: verbs and nouns of meeting, what is done with meetings, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from qawl.errors import BadData
from qawl.lexicon.inflect import Form, past_forms, present_forms, with_objects
from qawl.lexicon.tables import FLAG, NUMBER, TEXT, WORDS, Entry, File, Value, entries, load_files, rows
from qawl.model.meetings import MeetingKind, MeetingStatus

FILE = "meetings.toml"
CLASSES = (
    "about", "adjective", "after", "again", "agenda", "agreed", "aim", "all of", "also", "amid", "and that", "another",
    "any", "assembly", "at large", "ballot", "before", "between", "between them", "brother", "by way of",
    "called after", "called so", "came", "came of it", "can", "care", "close", "coming", "counterpart", "covers",
    "crowd", "deals with", "decides", "delegation", "denied", "denying", "during", "except", "facing", "for so long",
    "from", "goes on", "habit", "if", "in", "in return", "invites", "kept from", "last", "lasted", "lasting", "level",
    "manner", "market", "match", "may", "more than", "no date", "no meeting", "no place", "no round", "no session",
    "no summit", "no term", "no visit", "nobody", "number of", "occasion", "of assembly", "of his", "of peace",
    "of press", "of summit", "often", "on it", "on the part of", "one another", "others", "outcome", "over", "planned",
    "pointing", "preparing", "presence", "press", "private", "recalled", "royal", "rumoured", "search", "seat", "set",
    "sights", "since", "sitting", "so that", "sport", "sport perhaps", "spread", "table", "talks", "team", "teaser",
    "telephone", "then", "this", "threat", "times", "to", "tomorrow", "too", "trial", "under way", "venue", "was",
    "weekday", "whatever", "whoever", "wishing", "with", "with them", "works",
)  # fmt: skip
ROLES = ("sides", "pair", "host", "guest", "traveller", "topic", "reach")
PARTS = ("side", "host", "place", "around", "none")
_KIND, _STATUS = Value("text", tuple(MeetingKind)), Value("text", tuple(MeetingStatus))
_TOLD = {"example": TEXT, "silent": TEXT, "source": TEXT, "who": WORDS, "status": _STATUS}
_WORD = _TOLD | {"lemma": TEXT, "played": FLAG}
_FINITE = _WORD | {"past": TEXT, "present": TEXT, "also": WORDS, "own": WORDS}
_VERB = _FINITE | {
    "alone": FLAG,
    "posted": FLAG,
    "goes_on": FLAG,
    "beside": WORDS,
    "kind": _KIND,
    "roles": Value("text", ROLES),
}
_HOLDING = _FINITE | {
    "nouns": WORDS, "beside": WORDS, "part": Value("text", PARTS), "takes": WORDS, "led": FLAG, "attends": FLAG,
    "goes_on": FLAG, "another": FLAG,
}  # fmt: skip
_NOUN = _WORD | {
    "forms": WORDS, "beside": WORDS, "kind": _KIND, "talks": _KIND, "states": _KIND,
    "weak": FLAG, "pronoun": FLAG, "media": FLAG, "called": FLAG, "received": FLAG,
}  # fmt: skip
_CLASS = _TOLD | {"name": Value("text", CLASSES), "forms": WORDS}
_ORDINAL = {"number": NUMBER, "forms": WORDS}
_STATE = {"forms": WORDS}
SHAPE = {"verb": _VERB, "holding": _HOLDING, "noun": _NOUN, "class": _CLASS, "ordinal": _ORDINAL, "state": _STATE}
Sort = Literal["verb", "holding", "noun"]


@dataclass(frozen=True, slots=True)
class MeetingWord:
    """One entry that tells a meeting or what is done with one."""

    sort: Sort
    lemma: str
    kind: MeetingKind
    """Of a holding word, nothing: MEETING."""
    roles: str
    """Of a verb, one of ROLES; of a holding word, what its subject is to the meeting, one of PARTS."""
    status: MeetingStatus | None
    """What the word itself says of the meeting; None where its form and its neighbours say it."""
    beside: tuple[str, ...]
    """Words one of which must stand near; none needed where empty."""
    weak: bool
    """More often no meeting of its own: needs something that makes it one."""
    pronoun: bool
    """Counts only with a pronoun attached."""
    takes: tuple[str, ...]
    """Prepositions that lead from a holding verb to the meeting («شارك في», «قام ب»)."""
    led: bool
    """Never without one of them."""
    attends: bool
    """Says that its subject was there, and nothing of how far the meeting came («حضر», «شارك في»)."""
    goes_on: bool
    """In the present tense it tells what is under way («يجري محادثات»), and not what is to come."""
    another: bool
    """Of a holding word: it tells of a meeting before, behind or within what was told («أعقبه لقاء»)."""
    media: bool
    """Media hold it too: counts for nothing before a word of theirs («لقاء مع الصحيفة»)."""
    played: bool
    """Teams do it too: counts for nothing in an article about sport."""
    alone: bool
    """Of a verb: a body does it by itself («يجتمع المجلس»)."""
    posted: bool
    """Of a verb: only those who hold a post do it («تفقد الوزير المستشفى»)."""
    called: bool
    """Bodies bear the word in their names: a meeting only where something holds it («عقد مؤتمر دولي»)."""
    received: bool
    """Somebody receives somebody: a meeting only where both stand behind it («استقبال الوزير السفير»)."""
    talks: MeetingKind | None
    """The kind when a noun of talks hangs on it («جولة من المفاوضات»)."""
    states: MeetingKind | None
    """The kind when states and bodies hold it, and nobody is named («محادثات بين الحكومة والحركة»)."""


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """A written form of an entry."""

    word: MeetingWord
    tense: Literal["past", "present", "future", "noun"]
    gender: str
    """Of a verb, of its subject; of a noun with a pronoun, of the pronoun. "" where the form does not say."""
    number: str
    pronoun: bool = False
    definite: bool = False
    prefix: str = ""
    plural: bool = False
    own: bool = False
    """A verb of the first person («التقينا»)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry's own proof: what must be read from its example."""

    where: str
    example: str
    silent: str
    kind: str
    status: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MeetingWords:
    """The list as the file spells it; whoever reads with it folds both sides."""

    forms: tuple[tuple[str, MeetingForm], ...]
    """Every written form of every entry, without a conjunction."""
    classes: Mapping[str, tuple[str, ...]]
    ordinals: Mapping[str, int]
    states: Mapping[str, str]
    """Names of states and capitals, and adjectives of nationality, each with the first name of the state."""
    samples: tuple[Sample, ...]


def load_meeting_words(overlay: Path | None = None) -> MeetingWords:
    """Qawl's list and, after it, the user's own from `overlay`; raises BadData naming file and entry."""
    files = load_files(FILE, SHAPE, overlay)
    forms: list[tuple[str, MeetingForm]] = []
    samples: list[Sample] = []
    for table, read in (("verb", _verb_forms), ("holding", _holding_forms), ("noun", _noun_forms)):
        for entry in entries(files, table, SHAPE[table]):
            forms.extend(read(entry))
            samples.append(_sample(entry))
    classes: dict[str, tuple[str, ...]] = dict.fromkeys(CLASSES, ())
    for entry in entries(files, "class", SHAPE["class"]):
        classes[entry.text("name")] += entry.words("forms")
        samples.append(_sample(entry))
    ordinals = {
        word: int(entry.number("number"))
        for entry in entries(files, "ordinal", SHAPE["ordinal"])
        for word in entry.words("forms")
    }
    samples = [sample for sample in samples if sample.example]
    return MeetingWords(tuple(forms), classes, ordinals, _states(files, overlay), tuple(samples))


def _states(files: tuple[File, ...], overlay: Path | None) -> Mapping[str, str]:
    found = {
        word: entry.words("forms")[0]
        for entry in entries(files, "state", SHAPE["state"])
        for word in entry.words("forms")
    }
    nationalities = load_files("nationalities.tsv", None, overlay)
    for adjective, _, _, *country in rows(nationalities, 3, (TEXT,) * 4):
        if country and country[0] in found:
            found.setdefault(adjective, found[country[0]])
    return found


def _sample(entry: Entry) -> Sample:
    return Sample(
        entry.where,
        entry.maybe("example") or "",
        entry.maybe("silent") or "",
        entry.maybe("kind") or "",
        entry.maybe("status") or "",
        entry.words("who"),
    )


def _word(entry: Entry, sort: Sort, roles: str) -> MeetingWord:
    talks, states, status = entry.maybe("talks"), entry.maybe("states"), entry.maybe("status")
    return MeetingWord(
        sort=sort,
        lemma=entry.text("lemma"),
        kind=MeetingKind(entry.maybe("kind") or "meeting"),
        roles=roles,
        status=None if status is None else MeetingStatus(status),
        beside=entry.words("beside"),
        weak=entry.flag("weak"),
        pronoun=entry.flag("pronoun"),
        takes=entry.words("takes"),
        led=entry.flag("led"),
        attends=entry.flag("attends"),
        goes_on=entry.flag("goes_on"),
        another=sort == "holding" and entry.flag("another"),
        media=entry.flag("media"),
        played=entry.flag("played"),
        alone=sort == "verb" and entry.flag("alone"),
        posted=sort == "verb" and entry.flag("posted"),
        called=entry.flag("called"),
        received=entry.flag("received"),
        talks=None if talks is None else MeetingKind(talks),
        states=None if states is None else MeetingKind(states),
    )


def _verb_forms(entry: Entry) -> Iterator[tuple[str, MeetingForm]]:
    word = _word(entry, "verb", entry.text("roles"))
    yield from _conjugated(entry, word)


def _holding_forms(entry: Entry) -> Iterator[tuple[str, MeetingForm]]:
    word = _word(entry, "holding", entry.text("part"))
    yield from _conjugated(entry, word)
    for noun in entry.words("nouns"):
        yield from _declined(noun, word, plural=False)


def _conjugated(entry: Entry, word: MeetingWord) -> Iterator[tuple[str, MeetingForm]]:
    forms: list[Form] = []
    if (past := entry.maybe("past")) is not None:
        forms += past_forms(past)
    if (present := entry.maybe("present")) is not None:
        forms += present_forms(present)
    spelt = entry.words("also")
    forms += [Form(also, "present", "f" if also[0] == "ت" else "m", "s") for also in spelt if _is_present(also, spelt)]
    forms += [
        Form(also, "past", "f" if also.endswith("ت") else "m", "s") for also in spelt if not _is_present(also, spelt)
    ]
    if not forms:
        raise BadData(f"{entry.where}: no `past`, `present` or `also`: nothing to look for")
    forms += [replace(form, word=short) for form in forms if (short := _behind_that(form))]
    suffixed = [owned for form in forms for owned in with_objects(form)]
    for form in forms:
        if form.tense == "present" and not form.word.startswith("س") and not word.another:  # «يليه», «ليلية»
            yield "ل" + form.word, MeetingForm(word, "present", form.gender, form.number, prefix="ل")
    for form in (*forms, *suffixed):
        future = form.tense == "present" and form.word.startswith("س")
        tense: Literal["past", "present", "future"] = (
            "future" if future else "present" if form.tense == "present" else "past"
        )
        yield form.word, MeetingForm(word, tense, form.gender, form.number, form.suffixed)
    for own in entry.words("own"):
        done = own.endswith(("نا", "ت"))
        time: Literal["past", "present", "future"] = "past" if done else "future" if own[0] == "س" else "present"
        yield own, MeetingForm(word, time, "", "s", own=True)
        for pronoun in ("ه", "ها", "هما") if own.endswith("نا") else ():
            yield own + pronoun, MeetingForm(word, time, "", "s", pronoun=True, own=True)


def _is_present(word: str, beside: tuple[str, ...]) -> bool:
    """Whether a form that the file spells out is of the present, or the future: «يقام», and «تقام» beside it."""
    bare = word.removeprefix("س")
    return bare.startswith("ي") or (bare.startswith("ت") and "ي" + bare[1:] in beside)


def _behind_that(form: Form) -> str:
    """How a dual or plural of the present is written behind «أن»: «يعقدا», «يعقدوا»; "" for other forms."""
    if form.tense != "present":
        return ""
    for ending, short in (("ان", "ا"), ("ون", "وا")):
        if form.number != "s" and form.word.endswith(ending):
            return form.word.removesuffix(ending) + short
    return ""


def _noun_forms(entry: Entry) -> Iterator[tuple[str, MeetingForm]]:
    word = _word(entry, "noun", "")
    if not entry.words("forms"):
        raise BadData(f"{entry.where}: no `forms`: nothing to look for")
    for noun in entry.words("forms"):
        yield from _declined(noun, word, plural=noun.endswith("ات") and word.lemma != noun)


_PRONOUNS = (("ه", "m", "s"), ("ها", "f", "s"), ("هم", "m", "p"), ("هما", "", "d"))
_PREFIXES = (("", ""), ("ب", "ب"), ("ل", "ل"), ("ك", "ك"))


def _declined(noun: str, word: MeetingWord, *, plural: bool) -> Iterator[tuple[str, MeetingForm]]:
    """The noun bare, with the article, with attached prepositions and with possessive pronouns."""
    for prefix, letter in _PREFIXES:
        if not word.pronoun:
            yield prefix + noun, MeetingForm(word, "noun", "", "", prefix=letter, plural=plural)
            article = "لل" if prefix == "ل" else prefix + "ال"
            yield article + noun, MeetingForm(word, "noun", "", "", definite=True, prefix=letter, plural=plural)
        for owned in _stems(noun):
            for pronoun, gender, number in _PRONOUNS:
                if owned.endswith("ي") and pronoun == "ه":
                    continue  # «اجتماعيه» is «اجتماعية» as texts are folded
                yield (
                    prefix + owned + pronoun,
                    MeetingForm(word, "noun", gender, number, True, True, letter, plural),
                )


def _stems(noun: str) -> tuple[str, ...]:
    """How the noun is written before a pronoun: «زيارت», «لقائ»; of a dual «جلستي»."""
    if noun.endswith("ة"):
        return (noun[:-1] + "ت",)
    if noun.endswith("ء"):
        return (noun, noun[:-1] + "ئ", noun[:-1] + "ؤ")
    return (noun[:-1],) if noun.endswith("ين") else (noun,)
