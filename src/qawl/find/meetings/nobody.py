"""What was taken for somebody who met, and is nobody: an adjective, a count, him after whom a place is called."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.meetings.words import Lookup
from qawl.model.meetings import Participant
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def is_nobody(text: Text, lookup: Lookup, one: Participant) -> bool:
    """Whether the name is no more than a word that goes with meetings, or belongs to a place."""
    words = fold(one.name).split()
    if not words or _is_of_meetings(lookup, words):
        return True
    if one.at is None:
        return False
    at = text.token_at(one.at.start)
    if at and text.types[at - 1].stem == _BY_THE_CLOCK:
        return True  # «الساعة الثامنة بتوقيت المملكة»
    if at > 1 and text.tags[at - 1] & tag.MARK and text.types[at - 2].stem == _TITLE:
        return True  # «جلسة بعنوان "أصدقاء المدينة"»
    return _is_called_after(text, lookup, at) or _is_where(text, lookup, at, text.token_at(one.at.end - 1))


_BY_THE_CLOCK = "\u062a\u0648\u0642\u064a\u062a"


_TITLE = "\u0639\u0646\u0648\u0627\u0646"


def _is_of_meetings(lookup: Lookup, words: list[str]) -> bool:
    """«اتصالين هاتفيين», «الاجتماع المزمع», «عددا»: no name, whatever a list of names has made of it."""
    alone = len(words) == 1
    if lookup.classes["nobody"].issuperset(words):
        return True
    if words[0] in lookup.classes["press"] and (alone or words[1] in lookup.forms):
        return True  # «مؤتمر صحافي عقده»
    return alone and any(words[0] in lookup.classes[name] for name in ("telephone", "planned", "number of"))


def _is_called_after(text: Text, lookup: Lookup, at: int) -> bool:
    """«مستشفى الملك سالم», «جامعة الأمير سالم»: he after whom a place is called is not there."""
    index = at - 1
    while index >= 0 and text.tags[index] & (tag.HONORIFIC | tag.TITLE) and text.tags[index] & tag.DEFINITE:
        index -= 1
    if not 0 <= index < at - 1 or text.tags[index] & tag.DEFINITE:
        return False  # «مدير المستشفى الدكتور سالم»
    return text.types[index].stem in lookup.called_after


def _is_where(text: Text, lookup: Lookup, first: int, last: int) -> bool:
    """«في تيماران», «بالزاهرة»: a single word for a place, where they met."""
    if first != last or not first or not text.tags[first] & tag.PLACE:
        return False
    return text.types[first].prefix == _BY or text.types[first - 1].bare in lookup.classes["in"]


_BY = "\u0628"


def are_private(lookup: Lookup, who: Sequence[Participant], *, at_large: bool) -> bool:
    """«لقاء الأهل والأصدقاء», «يزورون أقاربهم»: nobody but relatives and friends.

    `at_large`: people in general are nobody either, as of no certain meeting («يلتقي السياح والمقيمون»).
    """
    private, those = lookup.classes["private"], lookup.classes["at large"] if at_large else frozenset[str]()
    return bool(who) and all(_is_private(private | those, one) or _is_of_them(those, one) for one in who)


def _is_of_them(those: frozenset[str], one: Participant) -> bool:
    """«أهالي الحي», «موظفو العمادة»."""
    words = fold(one.name).split()
    return one.post is None and bool(words) and words[0] in those


def _is_private(those: frozenset[str], one: Participant) -> bool:
    words = fold(one.name).split()
    first = words[0].removeprefix(_THE) if words else ""
    if one.post is not None or (len(words) > 1 and first == words[0]):
        return False  # «أصدقاء تيماران»
    return any(first.removesuffix(his) in those for his in _HIS)


_THE = "\u0627\u0644"
_HIS = ("", "\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")
