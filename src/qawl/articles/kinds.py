"""Of what kind each line is: the article, a second article, headlines of others, tags, captions, the page itself.

The same judgement serves pages and bare texts: a page adds what its markup says, a text has its words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qawl.articles.block import (
    STOPS,
    TITLE,
    Block,
    files,
    is_bare,
    is_crosshead,
    is_footnote,
    is_teaser,
    opens_article,
    opens_text,
    signs,
    stands_alone,
)
from qawl.articles.labels import Labels, Said, is_signature
from qawl.articles.stamps import (
    AGE,
    DATE,
    DIGITS_ONLY,
    ENDS,
    ISSUE,
    POSTED,
    SEPARATOR,
    copied_from,
    fold_digits,
    is_clock,
    is_own,
    is_slug,
    is_stamp,
    is_steps,
    is_titled_clock,
    signed_end,
)
from qawl.model.documents import SegmentKind

_MAIN, _EMBEDDED, _RELATED, _CAPTION, _TAGS, _COMMENTS, _BOILERPLATE = SegmentKind
_SUMMARY = 4
"""Words from which an unlinked line above the text is a part of it."""
_DETAIL = 9
"""Words of the longest line beside the article that is the page's own by a date in it, whatever else it says."""
_CREDIT = 12
"""Words of the longest credit."""
_PICTURED = 30
"""Words of the longest caption that is known only by the name in brackets at its end."""
_DATELINE = 4
"""Words of the longest line «المرفأ - (رويترز)»."""
_ENTRIES = 3  # that make a page a live one
_TOLD = 2
"""Lines of prose after which a date in the text is the text's own."""
_COMMENTER = 4
"""Words of the longest heading that can be a commenter's name."""
_READ_ANYWHERE = frozenset({"credits", "tags", "caption"})
"""Labels that are believed where the markup says that a line is the page's own."""
_KIND_OF_LABEL = {
    "related": _RELATED,
    "tags": _TAGS,
    "comments": _COMMENTS,
    "caption": _CAPTION,
    "credits": _BOILERPLATE,
    "plug": _BOILERPLATE,
    "byline": _BOILERPLATE,
    "stop": _BOILERPLATE,
}


@dataclass(frozen=True, slots=True)
class Sorted:
    """The kind of a line, the article on the page it belongs to (0 for the first), and the credit it names."""

    kind: SegmentKind
    part: int
    credit: str | None = None
    labelled: bool = False
    """The credit stands behind «المصدر»."""


@dataclass(slots=True)
class _State:
    """How far the page has been read: in which article, under which label, and whether that article has ended."""

    part: int = 0
    under: SegmentKind | None = None
    ended: bool = False
    """A credit, tags or a list of other headlines has come: what follows may be of another article."""
    written: int = 0
    """Lines of prose of the present article."""
    clocks: frozenset[int] = frozenset()
    """The lines that stamp the entries of a live page."""
    credited: bool = False
    """«المصدر:» stood alone on its line: the next one names it."""
    element: int = -1
    """The element of a second article that the last line stood in."""


def sort_blocks(blocks: Sequence[Block], said: Sequence[Said | None], labels: Labels, *, page: bool) -> list[Sorted]:
    """One judgement for each line, in order; with `page` the blocks have their markup, else they are bare text.

    `said` are the labels that the lines begin with.
    """
    state = _State(clocks=_find_clocks(blocks) if page else frozenset())
    judged = [_sort(at, blocks, said, state, labels, page=page) for at in range(len(blocks))]
    return [_with_head(block, one) for block, one in zip(blocks, judged, strict=True)] if page else judged


def _with_head(block: Block, one: Sorted) -> Sorted:
    """A second article keeps its date and its credit: nothing else on the page says whose it is and of when."""
    if one.kind is not _BOILERPLATE or block.linked > 0.5 or not one.part or (block.embedded < 0 and not block.body):
        return one
    if block.embedded < 0 and is_clock(block.text):
        return one  # the clock above an entry of a live page
    return replace(one, kind=_EMBEDDED) if one.credit or is_stamp(block.text) else one


def _find_clocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The hours that stand alone above the entries of a live page; none where there are fewer than three."""
    found = [
        at
        for at, block in enumerate(blocks)
        if block.body
        and is_clock(block.text, heading=block.heading)
        and any(after.prose for after in blocks[at + 1 : at + 4])
    ]
    return frozenset(found) if len(found) >= _ENTRIES else frozenset()


def _sort(
    at: int, blocks: Sequence[Block], said: Sequence[Said | None], state: _State, labels: Labels, *, page: bool
) -> Sorted:
    block, label = blocks[at], said[at]
    if block.embedded >= 0 and block.embedded != state.element:
        state.part, state.element = state.part + 1, block.embedded
    if at in state.clocks:
        state.part, state.ended, state.under, state.written = state.part + 1, False, None, 0
        titled = block.heading and is_titled_clock(block.text)
        return Sorted(_EMBEDDED if titled else _BOILERPLATE, state.part)
    if block.title:
        state.under = None
        return Sorted(_MAIN, state.part)
    if page and block.linked > 0.6 and label is None and is_steps(block.text):
        return Sorted(_RELATED, state.part)
    if state.credited and block.words <= _CREDIT:
        state.credited = False
        return Sorted(_BOILERPLATE, state.part, block.text, labelled=True)
    if block.hint is not None:
        if block.hint is _COMMENTS and label is not None and label.kind == "comments" and is_bare(at, blocks):
            state.under = _COMMENTS
        return _hinted(block, label, state, labels)
    if state.under is _COMMENTS and _goes_on(block, label):
        return Sorted(_COMMENTS, state.part)
    if SEPARATOR.match(block.text):
        state.ended = state.ended or state.written > 0
        return Sorted(_BOILERPLATE, state.part)
    if not block.body:
        return _outside(block, label, state)
    if block.listed:
        return Sorted(_RELATED, state.part)
    if page and state.written and _is_bracketed(block.text):
        dashed, signed = block.text[0] != "(", _bare(block.text)
        if is_signature(signed, labels) or (dashed and block.words <= _DATELINE):
            return Sorted(_BOILERPLATE, state.part, signed.strip("() "))
    if page and state.written and is_footnote(at, blocks):
        return Sorted(_BOILERPLATE, state.part)
    if block.before or is_own(block.text):
        kicker = block.kicker and block.words >= _SUMMARY and label is None and not is_stamp(block.text)
        state.ended = state.ended or (state.written > 0 and ENDS.match(block.text) is not None)
        kicker = kicker and not ISSUE.search(block.text)
        return Sorted(_MAIN if kicker else _BOILERPLATE, state.part)
    if label is not None:
        return _labelled(block, label, state, page=page)
    if page and state.written and (copied := copied_from(block.text)):
        state.ended = True
        return Sorted(_BOILERPLATE, state.part, copied, labelled=True)
    if page and state.written and POSTED.search(block.text):
        return Sorted(_EMBEDDED if state.part else _MAIN, state.part)
    if page and state.ended and block.linked > 0.9 and block.words >= TITLE and not block.heading:
        return Sorted(_RELATED, state.part)
    if state.ended and state.under is None and not block.prose and opens_article(at, blocks, said, labels):
        state.part, state.ended, state.written = state.part + 1, False, 0
        return Sorted(_EMBEDDED, state.part)
    if page and block.linked > 0.9 and block.words < TITLE and state.written and files(at, blocks):
        return Sorted(_TAGS, state.part)
    if state.under is not None:
        return _under(at, blocks, said, state, labels, page=page)
    if (
        page
        and not block.prose
        and (state.written == 0 or state.ended)
        and not (state.clocks and state.part and not state.ended)
        and not opens_article(at, blocks, said, labels)
    ) and _is_own(block, at_head=not state.ended, crosshead=is_crosshead(at, blocks)):
        return Sorted(_BOILERPLATE, state.part)
    if is_signature(block.text, labels) and signs(at, blocks, said, state.written):
        state.ended = state.written > 0 and not page
        return Sorted(_BOILERPLATE, state.part, block.text.strip("()[] .\t"))
    if page and state.written == 0 and (is_slug(block.text) or opens_text(at, blocks)):
        return Sorted(_BOILERPLATE, state.part)
    if (
        state.written == 0
        and block.words <= _PICTURED
        and at + 1 < len(blocks)
        and (who := signed_end(block.text, labels))
    ):
        dateline = block.words <= _DATELINE
        return Sorted(_BOILERPLATE if dateline else _CAPTION, state.part, who if dateline else None)
    if block.menu and block.linked > 0.6 and state.written and not block.prose:
        return Sorted(_BOILERPLATE, state.part)
    if block.linked > 0.9 and block.words >= TITLE and not block.heading and stands_alone(at, blocks):
        return Sorted(_RELATED, state.part)
    if is_stamp(block.text) and (page or state.written == 0 or state.ended) and not _dates_event(at, blocks, state):
        return Sorted(_BOILERPLATE, state.part)
    state.written += block.prose
    return Sorted(_EMBEDDED if state.part else _MAIN, state.part)


def _dates_event(at: int, blocks: Sequence[Block], state: _State) -> bool:
    """Whether a date between two lines of the text heads what happened then, as in a table of events."""
    if state.written < _TOLD or state.ended or state.part or state.clocks or not 0 < at < len(blocks) - 1:
        return False
    around = (blocks[at - 1], blocks[at + 1])
    return all(b.body and b.hint is None and not b.linked and b.embedded < 0 and b.text[-1] in STOPS for b in around)


def _is_bracketed(line: str) -> bool:
    """Whether a line is nothing but a name in brackets: «(رويترز)», «--(نبأ)»."""
    return line[-1] == ")" and _bare(line)[:1] == "("


def _bare(line: str) -> str:
    return line.lstrip(" -–—*")


def _is_own(block: Block, *, at_head: bool, crosshead: bool) -> bool:
    """Whether a line beside the article that is no prose is the page's own: dates, sharing, counts, categories."""
    if (block.bullet and not block.linked) or (at_head and crosshead):
        return not at_head
    dated = is_stamp(block.text) or (block.words <= _DETAIL and bool(DATE.search(fold_digits(block.text))))
    stamped = (dated or bool(AGE.search(block.text))) and block.text[-1] not in STOPS
    return not at_head or stamped or block.linked > 0.4 or (block.words < _SUMMARY and block.text[-1] not in ":.")


def _goes_on(block: Block, label: Said | None) -> bool:
    """Whether a line behind «التعليقات» is still of the readers: no other label, no list, no new heading."""
    if label is not None and label.kind in ("plug", "related", "tags", "credits"):
        return False
    if DIGITS_ONLY.match(block.text) or (is_stamp(block.text) and not block.listed):
        return True
    return not block.listed and not (block.heading and block.words > _COMMENTER) and not is_own(block.text)


def _outside(block: Block, label: Said | None, state: _State) -> Sorted:
    """A line that stands elsewhere on the page than the article."""
    if block.listed:
        return Sorted(_RELATED, state.part)
    if label is not None and label.kind in ("tags", "credits") and block.linked < 0.5:
        return _labelled(block, label, state)
    if label is not None and label.kind == "caption" and label.rest < len(block.text) and not block.before:
        return Sorted(_CAPTION, state.part)
    if label is not None and label.kind == "comments":
        state.under = _COMMENTS
        return Sorted(_COMMENTS, state.part)
    if state.under is _TAGS and block.linked > 0.6:
        return Sorted(_TAGS, state.part)
    state.under = None if state.under is _TAGS else state.under
    return Sorted(_BOILERPLATE, state.part)


def _hinted(block: Block, label: Said | None, state: _State, labels: Labels) -> Sorted:
    """A line of which the markup says what it is; its words may still name a credit."""
    kind = block.hint or _BOILERPLATE
    early = kind is _COMMENTS and state.written == 0 and block.words <= _DETAIL  # «كن أول من يعلق», a count
    captioned = label is not None and label.kind == "caption" and kind is _BOILERPLATE
    if early or (captioned and DATE.search(fold_digits(block.text))):
        return Sorted(_BOILERPLATE, state.part)
    if (
        label is not None
        and kind is _BOILERPLATE
        and label.kind in _READ_ANYWHERE
        and not (label.kind == "caption" and block.before)
    ):
        return _labelled(block, label, state)
    if label is not None and label.kind == "plug" and kind is not _CAPTION:
        state.under = None if state.under is _COMMENTS else state.under
        return Sorted(_BOILERPLATE, state.part)
    if label is not None and label.kind == "related" and kind is _BOILERPLATE and label.rest < len(block.text):
        return Sorted(_RELATED, state.part)
    if state.under is _COMMENTS and kind is _BOILERPLATE and label is None and block.words <= 8 and not block.linked:
        return Sorted(_COMMENTS, state.part)
    if kind is _BOILERPLATE and block.body and not block.before and is_signature(block.text, labels):
        return Sorted(kind, state.part, block.text.strip("()[] .\t"))
    return Sorted(kind, state.part)


def _labelled(block: Block, label: Said, state: _State, *, page: bool = True) -> Sorted:
    """A line that says what it is; a label alone speaks for what follows too."""
    kind, rest = _KIND_OF_LABEL[label.kind], block.text[label.rest :].strip(" :.\t")
    if label.kind == "credits":
        state.ended, state.under, state.credited = state.written > 0 or not page, None, not rest
        return Sorted(kind, state.part, rest if rest and rest.count(" ") < _CREDIT else None, labelled=True)
    if label.kind == "stop":
        state.ended = state.written > 0
    if label.kind == "plug" and state.under is _COMMENTS:
        state.under = None
    if label.kind in ("related", "tags", "comments"):
        state.under = kind if not rest or kind is _COMMENTS else state.under
        state.ended = state.ended or (kind in (_TAGS, _COMMENTS) and (state.written > 0 or not page))
    return Sorted(kind, state.part)


def _under(
    at: int, blocks: Sequence[Block], said: Sequence[Said | None], state: _State, labels: Labels, *, page: bool
) -> Sorted:
    """A line that follows a label such as «اقرأ أيضا»: still of its kind, or the article again, or another one."""
    block, under = blocks[at], state.under or _RELATED
    if under is _COMMENTS and not block.heading:
        return Sorted(_COMMENTS, state.part)
    if block.bullet or block.linked > 0.6:
        return Sorted(under, state.part)
    if not block.prose and state.ended and opens_article(at, blocks, said, labels):
        state.part, state.under, state.ended, state.written = state.part + 1, None, False, 0
        return Sorted(_EMBEDDED, state.part)
    if not block.prose and not block.heading:
        if under is _RELATED and not page and not state.ended:
            state.under = None  # «اقرأ أيضا» between two paragraphs names one headline, then the article goes on
        return Sorted(under, state.part)
    if (state.ended and not page) or (under is _RELATED and is_teaser(at, blocks)):
        return Sorted(under, state.part)
    state.under = None
    state.written += block.prose
    return Sorted(_EMBEDDED if state.part else _MAIN, state.part)
