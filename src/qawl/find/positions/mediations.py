"""Who is said to mediate, host, sponsor or guarantee, and between whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.find.mentions import Mention, mention_words, read_mention
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.positions.edges import trimmed
from qawl.find.positions.scene import Scene, ends_clause, set_scene
from qawl.find.positions.words import is_of, look_up, matter_at, stands_there
from qawl.lexicon.positions import MediationWord, PositionWords
from qawl.model.documents import Span
from qawl.model.positions import Mediation, MediationKind
from qawl.model.records import HopKind, Statement
from qawl.text import tags as tag
from qawl.text.layers import Text

_REACH = 14
"""Words behind a word of mediation in which its talks and its sides are looked for."""
_MOST = 6
"""Names that are joined to each other."""


def find_mediations(
    text: Text,
    people: People,
    met: Sequence[tuple[int, Party]],
    statements: Sequence[Statement],
    words: PositionWords,
) -> tuple[Mediation, ...]:
    """Every mediation, hosting, sponsoring and guarantee that names who does it, in text order."""
    lookup = look_up(words)
    if lookup.mediations.keys().isdisjoint(text.written.bare.distinct):
        return ()
    return read_mediations(set_scene(text, people, met, statements, lookup))


def read_mediations(scene: Scene) -> tuple[Mediation, ...]:
    """The same, of an article that has been looked up already."""
    found: list[Mediation] = []
    words = scene.lookup.mediations
    for index in scene.text.written.bare.places(words.keys()):
        for rest, word, _ in words[scene.text.types[index].bare]:
            if stands_there(scene.text, index, rest):
                one = _read(scene, word, index, index + 1 + len(rest))
                found += [] if one is None else [one]
                break
    return tuple(found)


def _read(scene: Scene, word: MediationWord, first: int, end: int) -> Mediation | None:
    text, limit = scene.text, _clause_end(scene.text, end)
    who: list[str] = []
    past = end
    if word.verb:
        past, who = _names(scene, end, limit)
        who = who or _named_before(scene, first)
    else:
        past, who = _named_behind(scene, end, limit)
    if word.kind is not MediationKind.MEDIATOR:
        who = [name for name in who if not _is_person(scene, name)]  # «برعاية الوزير» opens a fair
    talks = next((at for at in range(past, limit) if is_of(text, scene.lookup, "talks", at)), None)
    between = _between(scene, past, limit)
    sides = word.kind is MediationKind.MEDIATOR and between
    if not who or not (sides or _is_politics(scene, word, first, past, limit)):
        return None
    return Mediation(
        at=_at(text, word, first, max(past, _last(between, past))),
        who=tuple(who),
        kind=word.kind,
        between=tuple(name for name, _ in between),
        about=None if talks is None else _about(text, talks, limit),
        statement=scene.inside[first],
        rule=f"{word.lemma}/{'verb' if word.verb else 'noun'}",
    )


def _is_person(scene: Scene, name: str) -> bool:
    party = scene.voices.by_name.get(name)
    return party is not None and party.kind is HopKind.PERSON


def _at(text: Text, word: MediationWord, first: int, end: int) -> Span:
    span = text.span(first, end)
    joined = text.tags[first] & tag.CONJ or (
        text.types[first].bare == text.types[first].folded and text.raw[span.start] == "و"
    )
    return Span(span.start + 1, span.end) if joined and not word.lemma.startswith("و") else span


def _last(between: list[tuple[str, int]], end: int) -> int:
    return between[-1][1] if between else end


def _clause_end(text: Text, first: int) -> int:
    limit = min(text.sentence_end(first - 1), first + _REACH)
    return next((at for at in range(first, limit) if ends_clause(text, at) and not text.tags[at] & tag.COMMA), limit)


def _is_politics(scene: Scene, word: MediationWord, first: int, past: int, limit: int) -> bool:
    """«يستضيف النادي المباراة»: something negotiated or talked about must stand near, or the sides."""
    text = scene.text
    if any(is_of(text, scene.lookup, "talks", at) for at in range(past, limit)):
        return True
    if word.kind is MediationKind.HOST and word.verb:
        return False
    near = range(max(text.sentence_start(first), first - _REACH), limit)
    return any(
        is_of(text, scene.lookup, "talks", at) or (matter_at(text, scene.lookup, at) is not None and at != first)
        for at in near
    )


def _names(scene: Scene, first: int, limit: int) -> tuple[int, list[str]]:
    """The parties named from a token on, joined by «و» or commas, and where they end."""
    text, at = scene.text, first
    found: list[str] = []
    while at < limit and len(found) < _MOST:
        start = at + 1 if found and text.tags[at] & tag.COMMA else at
        while start < limit and text.tags[start] & (tag.OPEN | tag.MARK | tag.COLON):
            start += 1
        if found and start == at and not text.tags[at] & tag.CONJ:
            break
        mention = None if start >= limit else read_mention(text, start, limit, attached=True)
        names = [] if mention is None or not _is_party(scene, mention) else _name(scene, mention)
        if mention is None or not names:
            break
        found += names
        at = trimmed(text, mention.first, mention.end)
    return at, found


def _is_party(scene: Scene, mention: Mention) -> bool:
    """Whether the mention names a body, a state, or a person by name."""
    if mention.kind is HopKind.PERSON:  # only whoever mediates may be one
        return mention.role is not None or mention.first in scene.voices.at
    bits = scene.text.tags[mention.head]
    return mention.kind is HopKind.BODY and bool(bits & (tag.BODY | tag.BODY_NAME | tag.PLACE))


def _name(scene: Scene, mention: Mention) -> list[str]:
    party = scene.voices.at.get(mention.first)
    if party is not None and party.kind is mention.kind:
        return [scene.voices.people.fullest(party)]
    end = trimmed(scene.text, *mention.name)
    return [mention_words(scene.text, mention.name[0], end)]


def _named_before(scene: Scene, index: int) -> list[str]:
    """«مصر وقطر ترعيان»: the parties that end right before the verb."""
    found: list[str] = []
    while len(found) < _MOST:
        mention = scene.mention_before(index)
        if mention is None or mention.end != index or not _is_party(scene, mention):
            break
        found = _name(scene, mention) + found
        index = mention.first
        if not scene.text.tags[index] & tag.CONJ:
            break
    return found


def _named_behind(scene: Scene, first: int, limit: int) -> tuple[int, list[str]]:
    """«بوساطة الأردن والاتحاد …», «برعاية أردنية-عمانية», «الوسيط الأردني»: names, or adjectives of states."""
    text, at = scene.text, first
    past, found = _names(scene, first, limit)
    if found:
        return past, found
    while at < limit and len(found) < _MOST:
        bits, kind = text.tags[at], text.types[at]
        if bits & tag.NISBA and (country := scene.lookup.countries.get(kind.stem)):
            found.append(scene.voices.parties.state_name(country))
        elif not (found and bits & tag.DASH) and not (not found and bits & tag.POST_ADJECTIVE):
            break
        at += 1
    return at, found


def _between(scene: Scene, first: int, limit: int) -> list[tuple[str, int]]:
    """The sides behind «بين», each with the token at which its name ends."""
    text = scene.text
    at = next((at for at in range(first, limit) if text.types[at].bare == "بين"), limit) + 1
    return list(_sides(scene, at, limit))


def _sides(scene: Scene, at: int, limit: int) -> Iterator[tuple[str, int]]:
    text, count = scene.text, 0
    while at < limit and count < _MOST:
        if count and not text.tags[at] & tag.CONJ and text.types[at].bare not in ("وبين", "بين"):
            break
        if text.types[at].bare in ("وبين", "بين"):
            at += 1
            continue
        mention = read_mention(text, at, limit, attached=True)
        if mention is None or not _is_party(scene, mention):
            break
        at, count = trimmed(text, mention.first, mention.end), count + 1
        for name in _name(scene, mention):
            yield name, at


def _about(text: Text, first: int, limit: int) -> Span:
    """The talks, with the words that hang on them."""
    end = first + 1
    while (
        end < min(limit, first + 4)
        and text.tags[end] & (tag.DEFINITE | tag.NISBA)
        and not text.tags[end] & (tag.CONJ | tag.PREFIXED | tag.BODY | tag.PLACE | tag.TIME)
    ):
        end += 1
    return text.span(first, end)
