"""From three principal parts of a verb to every form that the press writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "present", "participle", "noun", "fixed"]
Gender = Literal["m", "f", ""]
Number = Literal["s", "d", "p", ""]


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a cue and what its ending says of the speaker; "" where it says nothing."""

    word: str
    tense: Tense
    gender: Gender
    number: Number
    suffixed: bool = False
    """An object or possessive pronoun is attached (اتهمها، تصريحاته)."""


_PAST = (
    ("", "m", "s"),
    ("ت", "f", "s"),
    ("وا", "m", "p"),
    ("ا", "m", "d"),
    ("تا", "f", "d"),
    ("ن", "f", "p"),
)
_PAST_WEAK = (("ت", "f", "s"), ("وا", "m", "p"), ("يا", "m", "d"), ("تا", "f", "d"), ("ين", "f", "p"))
_PRESENT = (("", "s"), ("ون", "p"), ("وا", "p"), ("ان", "d"))
_PARTICIPLE = (
    ("ا", "m", "s"), ("ة", "f", "s"), ("ين", "m", "p"), ("ان", "m", "d"), ("ون", "m", "p"), ("تين", "f", "d"),
)  # fmt: skip
"""Not ات: «مقترحات», «متابعات» are nouns, and nobody carries speech on in it."""
_OBJECTS = ("ه", "ها", "هم", "هما", "هن")


_LONG_PLURAL = 5
"""Letters of a plural from which on it is taken for no noun with a pronoun attached."""


def past_forms(past: str) -> Iterator[Form]:
    """The perfect in the third person, from its masculine singular.

    >>> [form.word for form in past_forms("نفى")][:4]
    ['نفى', 'نفت', 'نفوا', 'نفيا']
    """
    if past[-1] in "ىا":
        yield Form(past, "past", "m", "s")
        for ending, gender, number in _PAST_WEAK:
            yield Form(past[:-1] + ending, "past", gender, number)  # type: ignore[arg-type]
        return
    for ending, gender, number in _PAST:
        yield Form(past + ending, "past", gender, number)  # type: ignore[arg-type]


def present_forms(present: str) -> Iterator[Form]:
    """The imperfect in the third person with and without س, from its masculine singular.

    >>> [form.word for form in present_forms("يدعو")][:4]
    ['يدعو', 'سيدعو', 'تدعو', 'ستدعو']
    """
    weak = present[-1] in "ىوي"
    for ending, number in _PRESENT:
        stem = present
        if weak and ending in ("ون", "وا"):
            stem = present[:-1]
        elif present[-1] == "ى" and ending == "ان":
            stem = present[:-1] + "ي"
        for prefix, gender in (("ي", "m"), ("ت", "f")):
            word = prefix + stem[1:] + ending
            if gender == "f" and number == "p":
                continue
            yield Form(word, "present", gender, number)  # type: ignore[arg-type]
            yield Form("س" + word, "present", gender, number)  # type: ignore[arg-type]
    if weak:
        # the jussive drops the weak letter: لم يدعُ، لم ينفِ، لم يرَ
        yield Form(present[:-1], "present", "m", "s")
        yield Form("ت" + present[1:-1], "present", "f", "s")


def participle_forms(active: str) -> Iterator[Form]:
    """The active participle as it carries speech on, from its masculine singular.

    >>> [form.word for form in participle_forms("مشير")][:3]
    ['مشيرا', 'مشيرة', 'مشيرين']
    """
    stem = active[:-1] if active.endswith("ي") else active
    for ending, gender, number in _PARTICIPLE:
        base = stem if ending in ("ين", "ون") else active
        yield Form(base + ending, "participle", gender, number)  # type: ignore[arg-type]


def noun_forms(noun: str) -> Iterator[Form]:
    """A verbal noun bare, with the article, and with a possessive pronoun."""
    yield Form(noun, "noun", "", "")
    yield Form("ال" + noun, "noun", "", "")
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    if noun.endswith("ء"):
        stem = noun[:-1] + "ئ"
    for pronoun, gender, number in (("ه", "m", "s"), ("ها", "f", "s"), ("هم", "m", "p"), ("هما", "", "d")):
        yield Form(stem + pronoun, "noun", gender, number, True)  # type: ignore[arg-type]


def with_objects(form: Form) -> Iterator[Form]:
    """A verb form with an object pronoun attached (حذّرها, اتهموه); a short plural reads like a noun (دعوه, دعوة)."""
    stem = form.word
    if form.number == "p" and stem.endswith("وا") and len(stem) >= _LONG_PLURAL:
        stem = stem[:-1]
    elif form.number == "p" and form.tense == "present" and stem.endswith("ون"):
        pass  # «يصفونه»
    elif form.number != "s":
        return
    if stem.endswith("ى"):
        stem = stem[:-1] + "ا"
    for pronoun in _OBJECTS:
        yield Form(stem + pronoun, form.tense, form.gender, form.number, True)
