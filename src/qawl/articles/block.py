"""A line with what stands around it, and what its neighbours tell of it: whether it heads, signs, files or teases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.articles.labels import Labels, Said, is_signature
from qawl.articles.stamps import FOOTNOTE, is_dateline
from qawl.model.documents import SegmentKind

STOPS = '.!؟?…»"”'
PROSE, _HEADLINE = 16, 28
"""Words from which a line that ends in a stop is prose, and up to which one without may be a headline."""
TITLE = 4
"""Words from which a line that is all link is another's headline."""
_ENDED = 24
"""Words of a single paragraph that, behind a headline and an end, are another article."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line and what stands around it."""

    text: str
    hint: SegmentKind | None = None
    """What the markup says it is; None where it says nothing."""
    embedded: int = -1
    """The element of a second article that it stands in; -1 for none."""
    listed: bool = False
    """It stands in a list of headlines, outside the article."""
    before: bool = False
    """It stands before the headline."""
    kicker: bool = False
    """It stands right before the headline, and is no link."""
    title: bool = False
    """It is the article's headline."""
    menu: bool = False
    """It is several links of a word or two each."""
    body: bool = True
    """It stands where the article stands."""
    linked: float = 0.0
    """The share of it that is link."""
    heading: bool = False
    bullet: bool = False

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph, not as a headline or a label."""
        return self.linked < 0.6 and (self.words >= PROSE or (self.words >= 7 and self.text[-1] in STOPS))

    @property
    def headline(self) -> bool:
        return 3 <= self.words <= _HEADLINE and self.text[-1] not in ".:،"


def is_crosshead(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a heading without link stands right above a paragraph."""
    return blocks[at].heading and not blocks[at].linked and at + 1 < len(blocks) and blocks[at + 1].prose


def opens_text(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a line right above the text only says from where and by whom."""
    return is_dateline(blocks[at].text) and not blocks[at].bullet and any(b.prose for b in blocks[at + 1 : at + 3])


def is_bare(at: int, blocks: Sequence[Block]) -> bool:
    """Whether the markup says nothing of the next line."""
    return at + 1 < len(blocks) and blocks[at + 1].hint is None


def files(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a short link is one of the words by which articles are filed: others beside it, or the last of all."""
    last = blocks[at].words > 1 and at + 1 < len(blocks) and not blocks[at + 1].body
    return last or any(
        block.linked > 0.9 and block.words < TITLE and block.body
        for block in (*blocks[at - 1 : at], *blocks[at + 1 : at + 2])
    )


def is_teaser(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph stands between two linked headlines, and so belongs to the first of them."""
    if blocks[at - 1].linked <= 0.6:
        return False
    after = blocks[at + 1 : at + 2]
    again = at >= 3 and blocks[at - 3].linked > 0.6 and blocks[at - 2].linked <= 0.6
    return not after or not after[0].body or after[0].linked > 0.6 or again


def opens_article(at: int, blocks: Sequence[Block], said: Sequence[Said | None], labels: Labels) -> bool:
    """Whether a headline stands here with at least two paragraphs behind it, a credit line between them or none."""
    if not blocks[at].headline or (blocks[at].text[-1] in "؟?" and not blocks[at].heading):
        return False
    behind = [n for n in range(at + 1, min(at + 6, len(blocks))) if not is_signature(blocks[n].text, labels)][:3]
    prose = 0
    for n in behind:
        if said[n] is not None or blocks[n].bullet:
            break
        if not blocks[n].prose:
            if prose or n > at + 2:
                break
            continue
        prose += 1
        if blocks[n].words >= _ENDED:
            prose += 1
    return prose >= 2


def signs(at: int, blocks: Sequence[Block], said: Sequence[Said | None], written: int) -> bool:
    """Whether a name alone on its line signs: after the last paragraph, or between a headline and the first."""
    before, after = blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
    if after is None or not after.body or said[at + 1] is not None or not after.prose:
        return True
    return (before is not None and not before.prose) or written == 0


def stands_alone(at: int, blocks: Sequence[Block]) -> bool:
    return blocks[at].text[-1] not in ".،" or blocks[at].bullet


def is_footnote(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a short line behind a star is the last of the text: «(*) أستاذ في جامعة المرفأ»."""
    if blocks[at].words > PROSE or not FOOTNOTE.match(blocks[at].text) or FOOTNOTE.match(blocks[at - 1].text):
        return False
    return not any(after.body and after.prose for after in blocks[at + 1 : at + 4])
