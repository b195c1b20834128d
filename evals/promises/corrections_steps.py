"""One article that people and machines work on in any order: the steps of `corrections`, each as it would happen."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from qawl.answers import deciding
from qawl.answers.deciding import Author
from qawl.answers.review import reviewed_article
from qawl.model.documents import Article, Span
from qawl.model.records import Act, Kind, Reading, Statement
from qawl.model.review import Family, Reviewed, Revision
from qawl.store.contract.review import Stale
from qawl.store.contract.store import Store

_REVIEWERS = ("سلمى", "كريم", "هدى")
_WHAT = ("الجولة", "القافلة", "الورقة", "الهدنة", "القائمة", "الزيارة", "اللجنة")
_SAYS = re.compile(r"قال (\w+ \w+ \w+) إن ([^.\n]+)\.")
NUMBERED = re.compile(r"رقم \d+")


class Broken(AssertionError):
    """Something that was promised does not hold."""


def hold(held: bool, what: str) -> None:
    if not held:
        raise Broken(what)


def _sentence(number: int) -> str:
    """A saying that its number alone tells from all others."""
    return f"قال الوزير سيف الأنواء إن {_WHAT[number % len(_WHAT)]} رقم {number} تصل غدا إلى الضفة الأخرى."


def _read(article: str, text: str, *, sure: bool, whole: bool) -> Reading:
    """What a machine finds: `whole` takes the particle in, and one that is not sure knows no speaker."""
    statements = tuple(_said(match, sure, whole) for match in _SAYS.finditer(text))
    return Reading(
        Article(article, text, outlet="صحيفة النهر", published="2026-03-05"), statements, (), f"{sure}{whole}"
    )


def _said(match: re.Match[str], sure: bool, whole: bool) -> Statement:
    return Statement(
        content=(Span(match.start(2) - (3 if whole else 0), match.end(2)),),
        cue=Span(match.start(), match.start() + 3),
        speaker=Span(match.start(1), match.end(1)) if sure else None,
        speaker_name=match[1] if sure else None,
        role=None,
        kind=Kind.INDIRECT,
        act=Act.SAY,
        negated=False,
        unnamed=None,
        chain=(),
        addressee=None,
        time=None,
        place=None,
        rule="قال/past+أن",
        confidence=0.9 if sure else 0.4,
    )


@dataclass
class Sequence:
    """One article that changes, a machine that reads it now so and now so, its neighbours, and several reviewers."""

    store: Store
    luck: random.Random
    name: str
    order: list[int] = field(default_factory=lambda: [0, 1, 2])
    fresh: int = 3
    sure: bool = True
    whole: bool = False
    clock: int = 0
    kept: list[Revision] = field(default_factory=list)
    meant: dict[str, str] = field(default_factory=dict)
    """For each record the number that its sentence has, from when it was first judged."""
    late: int = 0
    """Stale edits that were refused."""

    def begin(self) -> None:
        for place in range(3):
            text = f"خبر مجاور {place}\n{_sentence(900 + place)}"
            self.store.add(_read(f"{self.name}-{place}", text, sure=True, whole=False))
        self.extract()

    def extract(self) -> None:
        text = "أخبار اليوم\n" + "\n".join(map(_sentence, self.order)) + "\nانتهى"
        self.store.add(_read(self.name, text, sure=self.sure, whole=self.whole))

    def step(self) -> None:
        self.luck.choice(_STEPS)(self)

    def reviewed(self) -> Reviewed:
        made = reviewed_article(self.store, self.name)
        if made is None:
            raise Broken("an article is gone")
        return made

    def author(self) -> Author:
        self.clock += 1
        return Author(self.luck.choice(_REVIEWERS), f"2026-03-06T08:00:{self.clock:06}Z")

    def note(self, made: Revision) -> None:
        self.kept.append(made)
        if made.value is not None and (said := NUMBERED.search(made.value.content[0].exact)):
            hold(self.meant.setdefault(made.record, said[0]) == said[0], "a record changed its sentence")


# What the outlet and the machine do


def _a_sentence_comes(one: Sequence) -> None:
    one.order.insert(one.luck.randint(0, len(one.order)), one.fresh)
    one.fresh += 1
    one.extract()


def _a_sentence_goes(one: Sequence) -> None:
    if len(one.order) > 1:
        one.order.pop(one.luck.randrange(len(one.order)))
        one.extract()


def _sentences_move(one: Sequence) -> None:
    one.luck.shuffle(one.order)
    one.extract()


def _it_is_read_otherwise(one: Sequence) -> None:
    one.sure, one.whole = one.luck.random() < 0.7, one.luck.random() < 0.3
    one.extract()


def _it_is_brought_in_again(one: Sequence) -> None:
    """Imported among others, all at once."""
    own = one.store.reading(one.name)
    others = [one.store.reading(f"{one.name}-{place}") for place in range(3)]
    one.store.add_all([reading for reading in (*others, own, *others) if reading is not None])


# What people do


def _somebody_judges(one: Sequence) -> None:
    standing = one.luck.choice(one.reviewed().standings)
    act = one.luck.choice((deciding.accept, deciding.reject))
    one.note(act(one.store, standing.record, one.author(), standing.newest))


def _somebody_edits(one: Sequence) -> None:
    standing = one.luck.choice(one.reviewed().standings)
    shown = standing.statement or standing.found
    if shown is None:
        return
    author = one.author()
    changed = replace(shown, speaker=None, speaker_name=f"اسم {_digits(one.clock)} بديل")
    if one.luck.random() < 0.3:
        changed = replace(changed, act=one.luck.choice((Act.DENY, Act.WARN, Act.REJECT)))
    one.note(deciding.correct(one.store, standing.record, changed, author, standing.newest))


def _somebody_adds(one: Sequence) -> None:
    made = one.reviewed()
    whole = _read(one.name, made.reading.article.text, sure=True, whole=False)
    if whole.statements:
        said = one.luck.choice(whole.statements)
        added = deciding.add(one.store, made.reading.article, said, one.author())
        if added not in one.kept:  # who sends the same twice has added it once
            one.note(added)


def _somebody_undoes(one: Sequence) -> None:
    judged = [standing for standing in one.reviewed().standings if standing.verdict is not None]
    if judged:
        standing = one.luck.choice(judged)
        one.note(deciding.undo(one.store, standing.record, one.author(), standing.newest))


def _somebody_ties_or_parts(one: Sequence) -> None:
    """Two articles are one story, or a copy of each other, or not."""
    family = one.luck.choice((Family.COPY, Family.STORY))
    other = f"{one.name}-{one.luck.randrange(3)}"
    base = deciding.pair_base(one.store, family, one.name, other)
    tied = one.luck.random() < 0.5
    one.note(deciding.judge_pair(one.store, family, one.name, other, is_one=tied, author=one.author(), base=base))


def _somebody_is_late(one: Sequence) -> None:
    """A second browser still shows what has been judged since."""
    judged = [standing for standing in one.reviewed().standings if standing.newest]
    if not judged:
        return
    standing = one.luck.choice(judged)
    stale = one.luck.randrange(standing.newest)
    try:
        deciding.reject(one.store, standing.record, one.author(), stale)
    except Stale as refused:
        hold(refused.newest is not None and refused.newest.number == standing.newest, "the wrong newest was told")
        one.late += 1
        return
    raise Broken("a stale edit was kept")


_STEPS: tuple[Callable[[Sequence], None], ...] = (
    _a_sentence_comes,
    _a_sentence_goes,
    _sentences_move,
    _it_is_read_otherwise,
    _it_is_brought_in_again,
    *(_somebody_judges,) * 3,
    *(_somebody_edits,) * 3,
    _somebody_adds,
    *(_somebody_undoes,) * 2,
    _somebody_ties_or_parts,
    _somebody_is_late,
)


def _digits(number: int) -> str:
    """A number in letters that no other number is part of, and of which none is taken for what is written to a word."""
    return "ع" + "".join("ابتثجحخدذر"[int(digit)] for digit in str(number)) + "ون"
