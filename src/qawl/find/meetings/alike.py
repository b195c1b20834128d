"""Whether two tellings name the same people: names within names, posts for names, delegations."""

from __future__ import annotations

from qawl.find.meetings.tellings import Telling
from qawl.model.meetings import Part, Participant
from qawl.text.fold import fold

_NAMED = 12
"""Of those who take part so many are compared."""


def names_of(one: Telling) -> frozenset[frozenset[str]]:
    """Each name as its folded words, «عبد الله» as one; of what goes back, the posts without a name are left out."""
    return frozenset(
        words_of(who.name) for who in one.participants[:_NAMED] if not (one.back and who.name in one.vague)
    )


def words_of(name: str) -> frozenset[str]:
    return frozenset(plain(name).split())


def by_post(one: Telling, other: Telling, names: frozenset[frozenset[str]], others: frozenset[frozenset[str]]) -> int:
    """How many of one are called in the other by the post alone («الوزير الفلاني»), where another name is the same."""
    if not any(alike(name, known) for name in names for known in others):
        return 0
    return _called_by_post(one, other) or _called_by_post(other, one)


def by_state(one: Telling, other: Telling) -> int:
    """How many of one are called in the other by state: «السفير الفلاني», «تيماران»."""
    return max(_called_by_state(one, other), _called_by_state(other, one))


def _called_by_state(one: Telling, other: Telling) -> int:
    names = [words_of(who.name) for who in other.participants]
    count = 0
    for who, states in zip(one.participants, one.states, strict=True):
        words = words_of(who.name)
        if not states or any(alike(words, name) for name in names) or not _is_of_state(one, who):
            continue
        count += any(
            states & theirs and not any(alike(name, words_of(mine.name)) for mine in one.participants)
            for name, theirs in zip(names, other.states, strict=True)
        )
    return count


def _is_of_state(one: Telling, who: Participant) -> bool:
    """Whether he is called by a state and a post alone."""
    return who.post is None and (who.name in one.vague or len(who.name.split()) <= _STATE)


_STATE = 2


def _called_by_post(one: Telling, other: Telling) -> int:
    vague = [frozenset(plain(name).split()) for name in sorted(one.vague)]
    return sum(1 for words in vague if any(post and (post <= words or _is_of(words, post)) for post in other.posts))


def _is_of(words: frozenset[str], post: frozenset[str]) -> bool:
    """«ولي العهد» is among the posts of him who is «ولي العهد نائب رئيس مجلس الوزراء وزير الدفاع»."""
    return len(words) > 1 and words <= post


def plain(name: str) -> str:
    """Folded, without the marks of a hashtag."""
    return fold(name.replace("_", " ").replace("#", "")).replace(_SERVANT + " ", _SERVANT)


_SERVANT = "\u0639\u0628\u062f"
"""«عبد», which is written both together with what follows and apart."""


def seats_of(one: Telling) -> frozenset[frozenset[str]]:
    """Hosts that are places («القمة التي تستضيفها الزاهرة»), and no side by which a meeting is known again."""
    hosts = (frozenset(fold(who.name).split()) for who in one.participants if who.part is Part.HOST)
    return frozenset(words for words in hosts if {word.removeprefix(_THE) for word in words} <= one.where)


_THE = "\u0627\u0644"


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if one <= other or other <= one or (one & _SENT and other & _SENT):
        return True
    if len(one) < _LONGER or len(other) < _LONGER:
        return False
    return _is_without_article(one, other) or _is_spelt_otherwise(one, other)


def _is_without_article(one: frozenset[str], other: frozenset[str]) -> bool:
    """«المسؤولين الفلانيين» are the «مسؤولين فلانيين» told before."""
    mine, yours = ({word.removeprefix(_THE) for word in words} for words in (one, other))
    return mine <= yours or yours <= mine


_LONGER = 2


def _is_spelt_otherwise(one: frozenset[str], other: frozenset[str]) -> bool:
    """«تارنغ ريف», «تارنج ريف»: one letter of one word is another, as foreign names are written."""
    mine, yours = one - other, other - one
    if len(mine) != 1 or len(yours) != 1 or not one & other:
        return False
    first, second = *mine, *yours
    return len(first) == len(second) > _SHORTEST and sum(a != b for a, b in zip(first, second, strict=True)) == 1


_SHORTEST = 2


_ENDINGS = ("", "\u0627", "\u0647", "\u0647\u0627", "\u0647\u0645")
_DELEGATION = "\u0648\u0641\u062f"
_SENT = frozenset([_THE + _DELEGATION, *(_DELEGATION + ending for ending in _ENDINGS)])
"""«وفد», «وفدا», «الوفد», «وفده»: an article speaks of one delegation, however it calls it."""
