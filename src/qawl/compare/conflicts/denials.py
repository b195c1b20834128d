"""What one side says and the other denies, and words that somebody denies having said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.verdicts import Clash, told_near
from qawl.compare.conflicts.words import alike_both, find_class, same_voice, stems_of, tokens_of
from qawl.lexicon.conflicts import load_conflict_words
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Span
from qawl.model.records import Act, Statement
from qawl.text.stems import root_stem

SAYS, _DENIES, _SAID_NOT = "says", "denies", "said-not"
_NOT, _OLD, _ACCUSES = "not", "old", "accuses"
"""What is said has a negation in it; it is recalled in the article from earlier; it is an accusation."""
_LINK, _WORDS = "link", "words"
"""It is denied to have to do with something, and only an accusation says the contrary; or words are called untrue."""
_CLAIMS = frozenset({Act.SAY, Act.ACCUSE, Act.ANNOUNCE, Act.THREATEN, Act.PROMISE, Act.REJECT, Act.ACCEPT, Act.DEMAND})
_ASSERTS = frozenset({Act.SAY, Act.ACCUSE, Act.ANNOUNCE})
"""What is demanded or threatened may be denied as words, and not as a fact."""
_SAYING_WITHIN = 5
"""Words of a denial within which it tells that the words themselves are denied («أن يكون قد قال إن»)."""
_NEAR = timedelta(days=3)
_LEAST, _SHARE, _SHARE_OF_HIM = 3, 0.6, 0.45
_SHARE_OF_FALSE, _TELLING = 0.55, 5
"""For «غير صحيح», which names no deed: what is said must tell more than «وقف إطلاق النار»."""
_KEYS = 6
_LONGEST = 400


def denial_cards(page: Page) -> Iterator[ClaimCard]:
    """Every statement as what may be denied, and every denial; recalled denials apart."""
    told: list[ClaimCard] = []
    denied = {one.content for one in page.statements if one.act is Act.DENY}
    for number, one in enumerate(page.statements):
        whole = Span(one.content[0].start, one.content[-1].end)
        if one.speaker_name is None or whole.end - whole.start > _LONGEST:
            continue
        if one.act is Act.DENY and not one.negated:
            card = _denied(page, number, one, whole)
        elif one.act in _CLAIMS and not one.negated and one.content not in denied:
            card = _said(page, number, one, whole, told)
        else:
            continue
        if card is not None:
            told.append(card)
            yield card


def _denied(page: Page, number: int, one: Statement, whole: Span) -> ClaimCard | None:
    if page.is_background(one.cue, whole, number):
        return None
    said = tokens_of(page.words(whole))
    saying = find_class("saying", said[:_SAYING_WITHIN])
    card = _card(page, number, one, whole, _SAID_NOT if saying else _DENIES)
    return None if card is None else replace(card, grade=_head(said))


def _said(page: Page, number: int, one: Statement, whole: Span, told: Sequence[ClaimCard]) -> ClaimCard | None:
    """What is said plainly: a sentence with «لا» or «لم» in it may say the same as the denial, or be one itself."""
    words, old = tokens_of(page.words(whole)), page.is_background(one.cue, whole, number)
    if not old and find_class("said not", words[: _SAYING_WITHIN + 3]):
        card = _card(page, number, one, whole, _SAID_NOT)
        return None if card is None else _about(card, _meant(card, told))
    if not old and find_class("false", words):
        card = _card(page, number, one, whole, _DENIES)
        return None if card is None else replace(card, grade=_WORDS if find_class("saying", words) else "")
    card = _card(page, number, one, whole, SAYS)
    lead = tokens_of(page.article.text[page.clause(whole).start : whole.start])
    plain = not (find_class("not", words) or find_class("untrue", words) or find_class("untrue", lead))
    plain = plain and not find_class("remarks", words[:2])  # «استنكر تصريحات السفير» asserts nothing
    if card is None or old or not plain or one.act not in _ASSERTS:
        return None if card is None else replace(card, grade=_OLD if old else _NOT)
    return replace(card, grade=_ACCUSES if one.act is Act.ACCUSE else "")


def _meant(card: ClaimCard, told: Sequence[ClaimCard]) -> tuple[str, ...]:
    """What «هذه العبارة» is: the words of the same side that stand nearest before."""
    for other in reversed(told):
        if other.value == SAYS and (other.frame == card.frame or same_voice(other.voice, card.voice)):
            return other.about
    return card.about


def _head(said: Sequence[str]) -> str:
    """The stem of what is denied to have been done («أن يكون الجيش قد قصف»: قصف; «وجود خلاف»: خلاف)."""
    if "قد" in said[: _SAYING_WITHIN + 3]:
        said = said[said.index("قد") + 1 :]
    hollow = {place for first, end in find_class("hollow", said) for place in range(first, end)}
    if find_class("link", said[:_SAYING_WITHIN]):
        return _LINK
    return next((found[0] for place, word in enumerate(said) if place not in hollow and (found := stems_of(word))), "")


def _card(page: Page, number: int, one: Statement, whole: Span, value: str) -> ClaimCard | None:
    about = stems_of(" ".join(page.words(piece) for piece in one.content))
    if value == _DENIES:
        about = tuple(word for word in about if word not in _hollow())
    if len(about) < (1 if value == _SAID_NOT else _LEAST):
        return None
    name, role = page.speaker(number, None)
    card = page.card(ConflictKind.DENIAL, page.side(name, role), whole, value=value, number=number, who=name, role=role)
    return replace(_about(card, about), own=value != SAYS, slot="")


@cache
def _hollow() -> frozenset[str]:
    """Stems of the words of a denial that say nothing of what is denied."""
    classes = load_conflict_words()
    return frozenset(
        root_stem(word) for name in ("hollow", "false") for form in classes[name].forms for word in form.split()
    )


def _about(card: ClaimCard, about: tuple[str, ...]) -> ClaimCard:
    """The card, as one of these words: filed under the longest of them."""
    return replace(card, about=about, keys=tuple(sorted(about, key=lambda word: (-len(word), word))[:_KEYS]))


def clash_of_denial(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """A says it and B denies it; or A is reported to have said it, and says that he did not."""
    said, denied = (one, other) if one.value == SAYS else (other, one)
    if said.value != SAYS or denied.value == SAYS or not told_near(one, other, _NEAR) or _overlap(one, other):
        return None
    same_article = said.occurrence.article == denied.occurrence.article
    if said.grade == _OLD and not same_article:
        return None
    shared, share = alike_both(said.about, denied.about)
    himself = same_voice(said.voice, denied.voice) or said.frame == denied.frame
    if shared < _LEAST or share < _least_share(said, denied, himself):
        return None
    if denied.value == _SAID_NOT:
        if not himself or (same_article and said.occurrence.carrier is None and said.grade != _OLD):
            return None
        return Clash(min(0.9, 0.45 + share / 2), ("same-words", "said-and-not-said"))
    if himself or said.grade in (_NOT, _OLD) or not _is_the_deed(said, denied):
        return None
    return Clash(min(0.9, 0.4 + share / 2), ("same-matter", "said-and-denied"))


def _is_the_deed(said: ClaimCard, denied: ClaimCard) -> bool:
    """Whether what is denied to have been done is what is said."""
    if denied.grade == _LINK:
        return said.grade == _ACCUSES
    if denied.grade == _WORDS:
        return not set(stems_of(said.who or "")).isdisjoint(denied.about)
    return not denied.grade or denied.grade in said.about


def _least_share(said: ClaimCard, denied: ClaimCard, himself: bool) -> float:
    """An accusation may say it in more words than the denial, where what was done is the same word."""
    if himself:
        return _SHARE
    if denied.grade in ("", _WORDS):
        return _SHARE_OF_FALSE if len(said.about) >= _TELLING else 1.0
    return _SHARE_OF_HIM if _is_of(denied, said) else _SHARE


def _is_of(denied: ClaimCard, said: ClaimCard) -> bool:
    """Whether what is said is of whoever denies: an accusation."""
    return not set(stems_of(denied.who or "")).isdisjoint(said.about)


def _overlap(one: ClaimCard, other: ClaimCard) -> bool:
    """Whether one stands inside the other: then one is told by way of the other."""
    (first,), (second,) = one.spans, other.spans
    same = one.occurrence.article == other.occurrence.article
    return same and first.start < second.end and second.start < first.end
