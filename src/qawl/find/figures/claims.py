"""Who claims a figure: the statement that carries it, whoever counted, and what the outlet says of the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from qawl.find.figures.drafts import Draft
from qawl.find.figures.tables import Tables
from qawl.find.mentions import Mention, mention_words, read_mention
from qawl.model.documents import Span
from qawl.model.figures import Figure
from qawl.model.records import Act, HopKind, Statement
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

_LONGEST_QUALIFIER = 14
_BACK, _ON, _LONGEST_NAME = 24, 10, 8
_MOST_NAMES = 200
_SOMEBODY = tag.BODY | tag.BODY_NAME | tag.TITLE | tag.UNNAMED | tag.OUTLET | tag.MEDIUM | tag.DOCUMENT | tag.PLACE
_ADJECTIVES = ("ه", "ي")
_LATEST = frozenset(("اخر", "احدث"))
_NAMES = tag.BODY | tag.BODY_NAME | tag.TITLE | tag.PLACE | tag.GIVEN | tag.PREFIXED | tag.PREPOSITION
_WANTED = frozenset((Act.AGREE, Act.DEMAND, Act.CALL, Act.ASK, Act.EXPRESS, Act.ACCEPT, Act.REJECT))
_THAT = frozenset(("ان", "انه", "انها", "انهم"))
_AND_THAT = frozenset("و" + word for word in _THAT)
_ADVERBIAL = "+adverbial"
_PARTED = tag.STOP | tag.LINE | tag.COLON


class Claims:
    """The statements of a reading by the places of their contents; to be asked in text order."""

    __slots__ = (
        "_counter",
        "_last",
        "_names",
        "_next",
        "_open",
        "_pieces",
        "_since",
        "_statements",
        "_tables",
        "_text",
        "_tokens",
    )

    def __init__(self, text: Text, statements: Sequence[Statement], tables: Tables) -> None:
        self._text, self._statements, self._tables = text, statements, tables
        self._tokens = {cue.start: index for index, one in enumerate(statements) if (cue := one.cue) is not None}
        self._counter: str | None = None
        self._since = 0
        self._names: list[tuple[frozenset[str], str]] | None = None
        self._pieces = sorted(
            (piece.start, piece.end, index) for index, statement in enumerate(statements) for piece in statement.content
        )
        self._next = 0
        self._open: list[tuple[int, int, int]] = []
        self._last = (0, -1)

    def claimed(self, figure: Figure, draft: Draft) -> Figure:
        """The figure with whoever gives it: the speaker of its statement, or who counted it by the narrator's words."""
        index = self.carrier(figure.at)
        if index is None and (index := self._told_after(draft)) is None:
            counter = self._counted_by(draft.said.first) or self._goes_on(draft)
            return figure if counter is None else replace(figure, claimant=counter)
        self._counter = None
        statement = self._statements[index]
        qualifier = find_qualifier(self._text, statement, self._tables)
        return replace(figure, claimant=statement.speaker_name, statement=index, qualifier=qualifier)

    def carrier(self, at: Span) -> int | None:
        """The place of the statement with the shortest content around `at`."""
        while self._next < len(self._pieces) and self._pieces[self._next][0] <= at.start:
            self._open.append(self._pieces[self._next])
            self._next += 1
        over = [(end, index) for _, end, index in self._open if end <= at.start]
        self._last = max((self._last, *over))
        self._open = [piece for piece in self._open if piece[1] > at.start]
        around = [piece for piece in self._open if piece[1] >= at.end]
        around.sort(key=lambda piece: (self._is_of_others(piece[2]), piece[1] - piece[0], piece[2]))
        return around[0][2] if around else None

    def _is_of_others(self, index: int) -> bool:
        """«أوضح سالم أن المعلمين يطالبون بـ150»: what others want or have agreed on is told by whoever reports it."""
        return self._statements[index].act in _WANTED or self._is_data(index)

    def _is_data(self, index: int) -> bool:
        """«مبينا أن الأرقام تشير إلى مشاركة 350»: whoever tells what the numbers say gives the figure."""
        statement = self._statements[index]
        if statement.speaker_name is None or statement.rule.endswith(_ADVERBIAL):
            return False
        return fold(statement.speaker_name).split(" ", 1)[0] in self._tables.roles["data"]

    def _told_after(self, draft: Draft) -> int | None:
        """«55 مطلوبا أعلنتهم الوزارة»: the statement whose cue takes up what was counted, by its pronoun."""
        text = self._text
        for at in range(draft.end, min(text.sentence_end(draft.end - 1), draft.end + _ON)):
            if text.tags[at] & (_PARTED | tag.COMMA | tag.RELATIVE):
                return None
            index = self._tokens.get(text.starts[at])
            if index is not None:
                return index if text.types[at].folded.endswith(("ها", "هم", "ته")) else None
        return None

    def _counted_by(self, first: int) -> str | None:
        """«وثق المرصد مقتل 12», «تمكن المرصد من توثيق …»; it goes on with «كما», «كذلك» until another speaks."""
        text, start = self._text, self._text.sentence_start(first)
        for at in range(first - 1, max(start, first - _BACK) - 1, -1):
            if text.starts[at] in self._tokens:
                self._counter = None
                return None
            shown = text.types[at].folded in self._tables.roles["shown"]
            if shown or text.types[at].folded in self._tables.roles["claim"]:
                found = _paper_behind if shown else _name_beside
                name = found(text, at + 1, first, start)
                if name is not None:
                    self._counter, self._since = self._fullest(name), start
                    return self._counter
        if self._counter is not None and start != self._since:
            goes_on = text.types[start].folded in self._tables.roles["likewise"]
            self._counter, self._since = (self._counter if goes_on else None), start
        return self._counter

    def _goes_on(self, draft: Draft) -> str | None:
        """«قال إن 5 قتلوا، فيما أصيب 12»: whoever spoke right before, where no mark has closed the words."""
        text, (end, index) = self._text, self._last
        at, first = text.token_at(end), draft.said.first
        if index < 0:
            return None
        start = text.sentence_start(first)
        if start > at or text.tags[at - 1] & tag.MARK:
            return self._statements[index].speaker_name if self._is_told_on(start, at, first) else None
        at += bool(text.tags[at] & tag.COMMA)
        if at + 1 >= first or not self._is_meanwhile(at):
            return None
        if any(text.starts[between] in self._tokens for between in range(at, first)):
            return None
        return self._statements[index].speaker_name

    def _is_told_on(self, start: int, end: int, first: int) -> bool:
        """«قال إن … . كما أن 248 مدرسة …»: whether a sentence goes on with the content of the one before."""
        text = self._text
        words = [text.types[at].folded for at in range(start, min(start + 2, first))]
        goes_on = len(words) > 1 and (words[0] in _AND_THAT or (words[0] == "كما" and words[1] in _THAT))
        near = goes_on and start > 1 and end >= text.sentence_start(start - 1)
        return near and not any(text.starts[at] in self._tokens for at in range(end, first))

    def _is_meanwhile(self, at: int) -> bool:
        folded, after = self._text.types[at].folded, self._text.types[at + 1].folded
        return folded in self._tables.roles["meanwhile"] or (folded, after) == ("في", "حين")

    def _fullest(self, name: str) -> str:
        """The name as the statements have it, where one of them holds all its words."""
        if self._names is None:
            names = dict.fromkeys(one.speaker_name for one in self._statements if one.speaker_name is not None)
            self._names = [(frozenset(fold(full).split()), full) for full in islice(names, _MOST_NAMES)]
        words = set(fold(name).split())
        return next((full for known, full in self._names if words <= known), name)


def _name_behind(text: Text, first: int, end: int) -> str | None:
    mention = read_mention(text, first, min(end, first + _LONGEST_NAME)) if first < end else None
    return None if mention is None or not _may_count(text, mention) else mention_words(text, *mention.name)


def _name_beside(text: Text, behind: int, end: int, start: int) -> str | None:
    """Whoever is named between a verb and a number, or right before the verb."""
    return _name_behind(text, behind, end) or _name_before(text, behind - 1, start)


def _paper_behind(text: Text, first: int, end: int, _start: int) -> str | None:
    """«أظهرت بيانات رسمية تراجع …»: a text that shows a number; no «أظهرت الصورة الرجال الأربعة»."""
    first += text.types[first].folded in _LATEST
    if first + 1 >= end or not text.tags[first] & (tag.DOCUMENT | tag.SAYING_OF):
        return None
    told_more = text.tags[first] & tag.DEFINITE or not text.tags[first + 1] & tag.DEFINITE
    described = told_more and text.tags[first + 1] & tag.COMMON and not text.tags[first + 1] & _NAMES
    adjective = text.types[first + 1].folded.endswith(_ADJECTIVES)
    return _name_behind(text, first, first + 1 + adjective if described else end)  # «بيانات رسمية تراجع …»


def _may_count(text: Text, mention: Mention) -> bool:
    """Whether somebody is named, and not a thing that rises by itself («سجلت الأسعار …»)."""
    first, end = mention.name
    known = mention.role is not None or end - first > 1 or bool(text.tags[first] & tag.GIVEN)
    return (mention.kind is HopKind.PERSON and known) or bool(text.tags[mention.head] & _SOMEBODY)


def _name_before(text: Text, at: int, start: int) -> str | None:
    """«تمكن المرصد من توثيق», «المحكمة التي قضت», «رفع المصرف توقعاته»: the phrase that ends there."""
    end = at
    while end > start and text.tags[end - 1] & (tag.FROM | tag.RELATIVE | tag.COMMA | tag.TIME):
        end -= 1
    if end == at and not text.types[at].folded.endswith(("ه", "ها")):
        return None
    for first in range(max(start, end - _LONGEST_NAME), end):
        mention = read_mention(text, first, end)
        if mention is not None and mention.end == end and _may_count(text, mention):
            return mention_words(text, *mention.name)
    return None


def find_qualifier(text: Text, statement: Statement, tables: Tables) -> Span | None:
    """What is said of the source behind its name: «التي تسيطر عليها …», «التابعة ل…»."""
    if statement.speaker is None:
        return None
    first, named = text.token_at(statement.speaker.start), text.token_at(statement.speaker.end)
    if first >= len(text.tokens):
        return None
    stop = min(text.sentence_end(first), named + _LONGEST_QUALIFIER)
    for at in range(first + 1, min(stop, named + 2)):
        if text.tags[at] & tag.RELATIVE or text.types[at].folded in tables.roles["belonging"]:
            end = _qualifier_end(text, at, stop)
            return text.span(at, end) if end > at + 1 else None
        if at >= named and not text.tags[at] & (tag.MARK | tag.CLOSE):
            return None
    return None


def _qualifier_end(text: Text, first: int, stop: int) -> int:
    for at in range(first + 1, stop):
        if text.tags[at] & (tag.THAT | tag.BARE_THAT | tag.COMMA | tag.COLON | tag.STOP | tag.LINE | tag.DASH):
            return at
    return stop
