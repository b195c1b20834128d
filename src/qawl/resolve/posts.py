"""What the post beside a name tells of who is meant: it agrees with an actor's, is silent, or speaks against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from qawl.model.world import Actor, ActorKind, Held, PartialDate
from qawl.resolve.index import Index, Tenure
from qawl.resolve.phrases import PostPhrase, read_phrase, read_post_phrase
from qawl.text import tags as tag


class Evidence(IntEnum):
    """What a post tells, the strongest for an actor last."""

    AGAINST = 0
    """Another state's, or no post that somebody of the registry has."""
    OTHER = 1
    """Some other post; people have posts that no list knows."""
    SILENT = 2
    """No post is given, or one that says nothing («السيد»)."""
    STATE = 3
    """Another post, but of the actor's own state."""
    BARE = 4
    """A post that the actor had, without saying whose («الرئيس»)."""
    AGREES = 5
    """A post of the actor, with its body or state."""


@dataclass(frozen=True, slots=True)
class PostEvidence:
    """What the posts beside a name tell of one actor."""

    evidence: Evidence
    post: str = ""
    """The words of the article that tell it."""
    tenure: Tenure | None = None
    """The post of the registry that agrees."""
    held: Held = Held.MAYBE
    """Whether it was held when the article appeared."""


SILENCE = PostEvidence(Evidence.SILENT)
_ORDER = (Held.NO, Held.MAYBE, Held.YES)


def weigh_posts(actor: Actor, posts: Iterable[str], when: PartialDate | None, index: Index) -> PostEvidence:
    """The strongest that the posts beside a name tell of an actor; one that speaks against outweighs silence."""
    found = [_weigh_whole_or_end(actor, post, when, index) for post in posts]
    best = max(found, key=lambda one: (one.evidence, _ORDER.index(one.held)), default=SILENCE)
    if best.evidence < Evidence.STATE and any(one.evidence is Evidence.AGAINST for one in found):
        return next(one for one in found if one.evidence is Evidence.AGAINST)
    return best


def _weigh_whole_or_end(actor: Actor, post: str, when: PartialDate | None, index: Index) -> PostEvidence:
    """What a post tells; where it speaks against, the reading may have taken more than the post that ends it.

    Where it is some other, the one that ends it may be a second of his own: «مستشار كذا، أمير منطقة كذا».
    """
    whole = _weigh(actor, post, when, index)
    if whole.evidence not in (Evidence.AGAINST, Evidence.OTHER):
        return whole
    words = post.split()
    starts = [place for place in range(1, len(words) - 1) if begins_post(words[place], index)]
    if whole.evidence is Evidence.OTHER:
        starts = [place for place in starts if words[place - 1].endswith(("،", ","))]
    ends = (_weigh(actor, " ".join(words[place:]), when, index) for place in starts)
    return next((end for end in ends if end.evidence is Evidence.AGREES), whole)


def begins_post(word: str, index: Index) -> bool:
    """Whether a post may begin with this word; «أمير» is a name as well."""
    kind = index.vocabulary[word]
    return bool(kind.tags & tag.TITLE) or kind.stem.removesuffix("ه") in index.title_starts


def _weigh(actor: Actor, post: str, when: PartialDate | None, index: Index) -> PostEvidence:
    phrase = read_post_phrase(post, index.tongue)
    own = (actor.country,) if actor.country else ()
    agreeing = [tenure for tenure in index.tenures.get(actor.id, ()) if agrees(phrase, tenure, index, own)]
    if agreeing:
        held = [(tenure, held_then(tenure, when, former=phrase.former)) for tenure in agreeing]
        tenure, then = max(held, key=lambda pair: _ORDER.index(pair[1]))
        said = phrase.states or phrase.title != tenure.title or len(phrase.title) > 1
        return PostEvidence(Evidence.AGREES if said else Evidence.BARE, post, tenure, then)
    if phrase.apart or (phrase.states and own and own[0] not in phrase.states and _is_national(actor, index)):
        return PostEvidence(Evidence.AGAINST, post)
    if phrase.plain:
        return SILENCE
    if phrase.states and own and own[0] in phrase.states:
        return PostEvidence(Evidence.STATE, post)
    return PostEvidence(Evidence.OTHER, post)


def _is_national(actor: Actor, index: Index) -> bool:
    """Whether one of the actor's posts is of a state or its body: the state of any other post is where it is held."""
    tenures = index.tenures.get(actor.id, ())
    return not tenures or any(tenure.country for tenure in tenures)


def names_own_body(actor: Actor, posts: Iterable[str], index: Index) -> bool:
    """Whether a post gives the name of a body of which the actor had another one: «القيادي في حزب كذا»."""
    titles = [read_post_phrase(post, index.tongue).title for post in posts]
    return any(_names_body(title, (), tenure) for tenure in index.tenures.get(actor.id, ()) for title in titles)


def agrees(phrase: PostPhrase, tenure: Tenure, index: Index, own: tuple[str, ...] = ()) -> bool:
    """Whether the words of an article may give this post."""
    states = (tenure.country, *own) if tenure.country else own
    if phrase.states and not set(phrase.states) & set(states):
        return False
    said, known = phrase.title, tenure.title
    if not said or not known:
        return False
    if _is_inside(tenure, said, index):
        return True
    if said[0] != known[0]:
        return False
    if len(known) > 1 and said[: len(known)] != known and set(known) <= set(said):
        return all(stem in tenure.body or stem in known for stem in said)  # «مفوض هيئة كذا السامي»
    if said[: len(known)] == known:
        rest = said[len(known) :]
        sure = len(known) > 1 and (tenure.country in phrase.states or _begins_another(rest, index))
        return sure or all(stem in tenure.body for stem in rest) or _names_body(rest, known, tenure)
    if _names_body(said[1:], (), tenure):
        return True
    return len(said) > 1 and known[: len(said)] == said and bool(phrase.states)


def held_then(tenure: Tenure, when: PartialDate | None, *, former: bool = False) -> Held:
    """Whether the post was held then, as far as anybody knows; of a former post, whether it was over."""
    if when is None:
        return Held.MAYBE
    held = tenure.post.held(when)
    if not former:
        return held
    over = tenure.post.end is not None and when.last >= tenure.post.end.first
    return Held.YES if over else Held.MAYBE


def find_holders(post: str, when: PartialDate | None, home: str | None, index: Index) -> tuple[Tenure, ...]:
    """Everybody who may be meant by a post that is named without its holder; () where it does not say whose it is.

    `home` is the state whose post is meant where none is named.
    """
    phrase = read_post_phrase(post, index.tongue)
    if phrase.former or phrase.acting or when is None or not phrase.title:
        return ()
    if not index.tongue.words.many.isdisjoint(phrase.title):
        return ()
    states = phrase.states or ((home,) if home else ())
    found = []
    for length in range(len(phrase.title), 0, -1):
        rest = phrase.title[length:]
        for tenure in index.holders.get(phrase.title[:length], ()):
            of_state = tenure.country in states if tenure.country else _is_of_none(tenure, phrase, rest, index)
            of_state = of_state or says_whose(phrase, tenure)
            tells = _names_body(rest, phrase.title, tenure) if rest else length > 1 or _is_state(tenure, index)
            if (
                of_state
                and tells
                and all(stem in tenure.body for stem in rest)
                and held_then(tenure, when) is not Held.NO
            ):
                found.append(tenure)
    return tuple(found)


def says_whose(phrase: PostPhrase, tenure: Tenure) -> bool:
    """Whether a post gives a name of its body that says by itself which it is: «أمين عام حركة كذا»."""
    return not phrase.states and any(name <= set(phrase.title) for name in tenure.alone)


def _is_of_none(tenure: Tenure, phrase: PostPhrase, rest: tuple[str, ...], index: Index) -> bool:
    """Whether a post of a body of no state is told: by its body, or by where one is sent («المبعوث … إلى كذا»)."""
    if not rest:
        return not phrase.states and tenure.title[0] in index.tongue.words.envoys and len(tenure.title) >= _LONG
    of = index.registry.actors.get(tenure.post.of or "")
    names = () if of is None else of.ar
    return not phrase.states or any(set(phrase.states) <= set(read_phrase(name, index.tongue).states) for name in names)


def _is_inside(tenure: Tenure, said: tuple[str, ...], index: Index) -> bool:
    """Whether a post stands as a whole behind another, and belongs to nobody else before it («نائب …»)."""
    known, length = tenure.title, len(tenure.title)
    if not index.vocabulary[known[0]].tags & tag.TITLE:
        return False  # «هيئة … لخادم كذا»
    for place in range(1, len(said) - length + 1):
        if said[place : place + length] == known and not index.vocabulary[said[place - 1]].tags & tag.TITLE:
            return length >= _LONG or (length > 1 and _names_body(said[place + length :], (), tenure))
    return False


_LONG = 3
"""Words of a title that says by itself which post it is."""


def is_known_post(name: str, index: Index) -> bool:
    """Whether a name of more than a word is a post that somebody of the registry has, and no name."""
    first, more, _ = name.partition(" ")
    if not more or index.vocabulary[first].stem.removesuffix("ه") not in index.title_starts:
        return False
    return read_post_phrase(name, index.tongue).title in index.holders


def _begins_another(rest: tuple[str, ...], index: Index) -> bool:
    """Whether another post follows: «ولي العهد نائب رئيس مجلس الوزراء»."""
    return bool(rest) and begins_post(rest[0], index)


def _names_body(rest: tuple[str, ...], title: tuple[str, ...], tenure: Tenure) -> bool:
    """Whether the words behind a title give a whole name of its body: «رئيس المجلس» gives half a name of many."""
    return any(name and name <= {*rest, *title} and not name.isdisjoint(rest) for name in tenure.names)


def _is_state(tenure: Tenure, index: Index) -> bool:
    """Whether the post is of a state itself: «الرئيس المناري» is one man, «المتحدث المناري» may be anybody."""
    of = index.registry.actors.get(tenure.post.of or "")
    return of is not None and of.kind is ActorKind.STATE
