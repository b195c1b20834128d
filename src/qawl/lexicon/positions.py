"""The words of stands: what says yes, no or only if, what is negotiated, whose posts speak, who mediates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qawl.errors import BadData
from qawl.lexicon.inflect import Form, noun_forms, participle_forms, past_forms, present_forms, with_objects
from qawl.lexicon.tables import FLAG, TEXT, WORDS, Entry, File, Shape, Value, entries, expected, load_files, rows
from qawl.model.positions import MediationKind, Stance, Strength

NAME = "positions.toml"
SELF = "self"
"""The code in `takes` for a word that names what it is about itself: «لا هدنة»."""
BEFORE = "before"
"""The code in `takes` for what stands before the word: «الممر خط أحمر»."""
THAT = "أن"
_NONE = "none"
_TAKES = Value(
    "words", ("object", THAT, BEFORE, SELF, "ب", "ل", "على", "إلى", "عن", "من", "في", "مع", "حول", "ضد", "لصالح")
)
_STANCE = Value("text", tuple(Stance))
SHAPE: Shape = {
    "stance": dict.fromkeys(("lemma", "past", "present", "active", "example", "party", "issue", "silent"), TEXT)
    | {
        "nouns": WORDS,
        "adjectives": WORDS,
        "forms": WORDS,
        "takes": _TAKES,
        "impersonal": FLAG,
        "narrow": FLAG,
        "own": FLAG,
        "said": FLAG,
        "open": FLAG,
        "warm": FLAG,
        "political": FLAG,
        "owed": FLAG,
        "wish": FLAG,
    }
    | {"stance": Value("text", (*Stance, _NONE)), "negated": _STANCE, "strength": Value("text", tuple(Strength))},
    "matter": {"lemma": TEXT, "forms": WORDS, "own": FLAG, "example": TEXT},
    "class": {"name": TEXT, "forms": WORDS, "example": TEXT},
    "mediation": dict.fromkeys(("lemma", "past", "present", "example", "silent"), TEXT)
    | dict.fromkeys(("forms", "who", "between"), WORDS)
    | {"kind": Value("text", tuple(MediationKind)), "frame": Value("text", ("verb", "noun"))},
}
CLASSES = (
    "light", "maybe", "condition", "condition of time", "firm", "soft", "between", "former",
    "spokesman", "head", "member", "state office", "own country", "own body", "own self", "no party", "turn", "talks",
    "sides", "issue end", "stance noun", "cabinet", "deputy", "no state", "whether", "official", "nobody alone",
    "government", "political", "movement", "both", "compass", "everyday", "carrier", "condition of slogans", "so far",
    "core", "deal", "urges", "each", "sought", "manner", "withdrawn", "owes", "group",
    "all of them", "often asked", "no stand", "leader", "reporter", "way", "said in", "everybody", "agent", "as",
    "without any", "men", "amount", "veto", "guarded", "prayed to", "some", "brought down", "invited to",
    "own people", "any of them", "rules", "duty", "so called", "needs", "needed", "compared", "no duty",
    "invitation", "times", "envoy", "of the world", "nations", "banners", "name stops", "no head", "elsewhere",
    "no side", "no side alone", "slight", "told", "no office", "bargains",
    "adviser", "blamed", "effort", "trying", "may do", "plays", "role", "routine", "platitude", "teaching", "wing",
)  # fmt: skip
_LONG = 3
_NATIONALITIES, _PLACES = "nationalities.tsv", "places.tsv"


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word by which a party takes a stand."""

    lemma: str
    stance: Stance | None
    """None where only its negation is a stand («لن نتراجع»)."""
    negated: Stance | None
    """What it is under a negation; None where that is no stand."""
    takes: tuple[str, ...]
    strength: Strength
    impersonal: bool
    """It has no holder of its own: whoever speaks takes the stand («يجب», «لا بد»)."""
    narrow: bool
    """Used of anything: what is negotiated must head its object."""
    own: bool
    """Its object is an act of the party's own («مستعدة للتفاوض»)."""
    said: bool
    """A stand only in the party's own words: from others it tells what the party does («التزام … بالهدنة»)."""
    open: bool
    """So firm that it is a stand on anything, where a state or a movement takes it («تصر الحكومة على»)."""
    warm: bool
    """The same, but only in an article about a conflict or about talks («تدعو الحكومة إلى»)."""
    political: bool
    """A stand of states and movements only: others mean business by it («تعتزم»)."""
    owed: bool
    """It is said of whoever has to do something («على الحكومة أن»), and of nobody's stand elsewhere."""
    wish: bool
    """In another's mouth it tells what he thinks of the party («يريدون السيطرة على»), and no stand of its own."""
    example: str
    party: str | None
    issue: str | None
    silent: str | None
    where: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class MediationWord:
    """A word that says who mediates, hosts, sponsors or guarantees."""

    lemma: str
    kind: MediationKind
    verb: bool
    example: str
    who: tuple[str, ...]
    between: tuple[str, ...]
    silent: str | None
    where: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that is negotiated."""

    lemma: str
    forms: tuple[str, ...]
    own: bool
    """An act of the party's own, which it refuses rather than opposes («انسحاب»)."""
    example: str


@dataclass(frozen=True, slots=True, eq=False)
class PositionWords:
    """All of them as the files spell them; whoever reads with them folds both sides. Compared by identity."""

    stances: tuple[StanceWord, ...]
    mediations: tuple[MediationWord, ...]
    matters: tuple[Matter, ...]
    classes: Mapping[str, tuple[str, ...]]
    """A name of CLASSES → its words and phrases."""
    countries: Mapping[str, str]
    """Adjectives of nationality, and the country of each."""
    states: tuple[str, ...]
    """Names of states and capitals."""


def load_position_words(overlay: Path | None = None) -> PositionWords:
    """Qawl's own list and, over it, the user's; raises BadData naming file and entry."""
    files = load_files(NAME, SHAPE, overlay)
    return PositionWords(
        stances=tuple([_read_stance(entry) for entry in entries(files, "stance", SHAPE["stance"])]),
        mediations=tuple([_read_mediation(entry) for entry in entries(files, "mediation", SHAPE["mediation"])]),
        matters=tuple([_read_matter(entry) for entry in entries(files, "matter", SHAPE["matter"])]),
        classes=_read_classes(files),
        countries=dict(_countries(overlay)),
        states=tuple(_states(overlay)),
    )


def _read_stance(entry: Entry) -> StanceWord:
    stance, negated = entry.text("stance"), entry.maybe("negated")
    word = StanceWord(
        lemma=entry.text("lemma"),
        stance=None if stance == _NONE else Stance(stance),
        negated=None if negated is None else Stance(negated),
        takes=entry.words("takes"),
        strength=Strength(entry.maybe("strength") or Strength.PLAIN),
        impersonal=entry.flag("impersonal"),
        narrow=entry.flag("narrow"),
        own=entry.flag("own"),
        said=entry.flag("said"),
        open=entry.flag("open"),
        warm=entry.flag("warm"),
        political=entry.flag("political"),
        owed=entry.flag("owed"),
        wish=entry.flag("wish"),
        example=entry.text("example"),
        party=entry.maybe("party"),
        issue=entry.maybe("issue"),
        silent=entry.maybe("silent"),
        where=entry.where,
        forms=tuple(_forms(entry)),
    )
    if not word.forms or not word.takes:
        raise BadData(f"{entry.where}: no form to look for, or nothing that it `takes`")
    return word


def _forms(entry: Entry) -> Iterator[Form]:
    objects = "object" in entry.words("takes")
    asked = objects or entry.text("stance") == Stance.DEMAND  # «ندعوه إلى الحوار»
    for key, derive in (("past", past_forms), ("present", present_forms)):
        for form in derive(entry.text(key)) if key in entry.said else ():
            if form.gender == "f" and form.number == "p":
                continue  # «أيدن» is more often a name
            yield form
            if asked:
                yield from with_objects(form)
    if "past" in entry.said:
        yield from _first_person_past(entry.text("past"), asked)
    if "present" in entry.said:
        yield from _first_person(entry.text("present"), asked)
    if "active" in entry.said:
        yield from participle_forms(entry.text("active"))
    for word in entry.words("adjectives"):
        yield Form(word, "participle", "", "")
    for noun in entry.words("nouns"):
        if (owner := next((ending for ending in _OWNERS if noun.endswith(ending)), None)) is not None:
            yield from _owned(noun, *_OWNERS[owner])  # «دعمها»: where the noun alone misleads
            continue
        for form in noun_forms(noun):
            yield form
            if len(noun) >= _LONG:  # «بحث» is no «حث» with a preposition
                yield Form("ب" + form.word, "noun", form.gender, form.number, form.suffixed)
        yield Form((noun[:-1] + "ت" if noun.endswith("ة") else noun) + "نا", "noun", "", "p", True)
        yield Form(noun + "ا", "noun", "", "")
    for word in entry.words("forms"):
        yield Form(word, "fixed", "", "")


_OWNERS: Mapping[str, tuple[Literal["m", "f", ""], Literal["s", "d", "p"]]] = {
    "ها": ("f", "s"),
    "هما": ("", "d"),
    "هم": ("", "p"),
    "ه": ("m", "s"),
    "نا": ("", "p"),
}


def _owned(noun: str, gender: Literal["m", "f", ""], number: Literal["s", "d", "p"]) -> Iterator[Form]:
    for word in (noun, "ب" + noun):
        yield Form(word, "noun", gender, number, True)


_OBJECTS = ("ه", "ها", "هم")


def _first_person(present: str, objects: bool) -> Iterator[Form]:
    """«نرفض», «سنرفض», «أرفض», «نرفضه»."""
    for start in ("ن", "سن", "أ", "سأ"):
        for pronoun in ("", *_OBJECTS) if objects else ("",):
            yield Form(start + present[1:] + pronoun, "present", "", "p" if "ن" in start else "s", True)


def _first_person_past(past: str, objects: bool) -> Iterator[Form]:
    """«رفضنا», «رفضناه»: only of verbs whose last letter stays."""
    if past[-1] not in "ىا" and past[-2:-1] not in ("ا",):
        for pronoun in ("", *_OBJECTS) if objects else ("",):
            yield Form(past + "نا" + pronoun, "past", "", "p", True)


def _read_mediation(entry: Entry) -> MediationWord:
    forms: list[Form] = []
    if "past" in entry.said:
        forms += past_forms(entry.text("past"))
    if "present" in entry.said:
        forms += present_forms(entry.text("present"))
    forms += [Form(word, "fixed", "", "") for word in entry.words("forms")]
    word = MediationWord(
        lemma=entry.text("lemma"),
        kind=MediationKind(entry.text("kind")),
        verb=entry.text("frame") == "verb",
        example=entry.text("example"),
        who=entry.words("who"),
        between=entry.words("between"),
        silent=entry.maybe("silent"),
        where=entry.where,
        forms=tuple(forms),
    )
    if not forms:
        raise BadData(f"{entry.where}: no form to look for")
    return word


def _read_matter(entry: Entry) -> Matter:
    return Matter(entry.text("lemma"), entry.words("forms"), entry.flag("own"), entry.text("example"))


def _read_classes(files: tuple[File, ...]) -> dict[str, tuple[str, ...]]:
    """The small words by class; the rules ask for them by name, so no class may be missing or new."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(CLASSES, ())
    for entry in entries(files, "class", SHAPE["class"]):
        if (name := entry.text("name")) not in found:
            raise BadData(f"{entry.where}: no class has this name; {expected(name, CLASSES)}")
        found[name] += entry.words("forms")
    return found


def _countries(overlay: Path | None) -> Iterator[tuple[str, str]]:
    for row in rows(load_files(_NATIONALITIES, None, overlay), 3, (TEXT,) * 4):
        if len(row) > 3:
            for adjective in row[:3]:
                yield adjective, row[3]


def _states(overlay: Path | None) -> Iterator[str]:
    for row in rows(load_files(_PLACES, None, overlay), 1, (TEXT, TEXT)):
        if len(row) > 1 and row[1] in ("country", "capital"):
            yield row[0]
