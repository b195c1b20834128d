"""What a dossier makes of the words of an article: which actor, which issue, which proposal, which place on a scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qawl.dossiers.patterns import Patterns, compile_patterns, read_pattern
from qawl.dossiers.speakers import load_nations
from qawl.model.dossiers import Dossier, DossierActor, Issue, KnownProposal, Mark, Window
from qawl.model.positions import Stance

_FOR, _AGAINST = (Stance.FOR, Stance.DEMAND), (Stance.AGAINST, Stance.REFUSE)
Label = tuple[str, str]
"""A concept and the variant of it."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A dossier's patterns, ready to be found in a text; keys are ids."""

    actors: Patterns[str]
    issues: Patterns[str]
    """The words of an issue, and those of its kinds."""
    proposals: Patterns[str]
    figures: Patterns[str]
    labels: Patterns[Label]
    by_id: Mapping[str, DossierActor]
    nations: Mapping[str, str]
    """For each folded adjective of nationality the state of the dossier whose it is."""


@lru_cache(maxsize=32)
def compiled(dossier: Dossier) -> Compiled:
    """The patterns of a dossier; compiled once."""
    actors = compile_patterns({actor.id: actor.names for actor in dossier.actors})
    return Compiled(
        actors=actors,
        issues=compile_patterns(
            {one.id: (*one.words, *(word for _, words in one.kinds for word in words)) for one in dossier.issues}
        ),
        proposals=compile_patterns({one.id: one.aliases for one in dossier.proposals}),
        figures=compile_patterns({one.id: one.words for one in dossier.figures}),
        labels=compile_patterns(
            {(group.concept, name): words for group in dossier.labels for name, words in group.variants}
        ),
        by_id={actor.id: actor for actor in dossier.actors},
        nations=_nations(dossier, actors),
    )


def _nations(dossier: Dossier, actors: Patterns[str]) -> Mapping[str, str]:
    """The adjectives of the lexicon, and those that names of states make by the rule («تيماران», «تيماراني»)."""
    states = [actor for actor in dossier.actors if actor.kind == "state"]
    found = {form: state.id for state in states for name in state.names for form in _adjectives(name)}
    known = {state.id for state in states}
    for form, countries in load_nations().items():
        owners = [owner for country in countries for owner in actors.covers(country) if owner in known]
        if owners:
            found[form] = owners[0]
    return found


def _adjectives(pattern: str) -> Iterator[str]:
    for phrase in read_pattern(pattern):
        if len(phrase.words) == 1 and len(phrase.words[0]) > 2:
            stem = phrase.words[0].removesuffix("ا").removesuffix("ه").removesuffix("ي")
            yield from (f"{stem}ي", f"{stem}يه", f"{stem}يين")


def party_of(dossier: Dossier, actor: str, on: date | None = None) -> str | None:
    """Whom an actor speaks for: the first that has a role here, up its bodies and the posts that it holds `on` the day.

    One that belongs to nobody speaks for itself, but a person without a post for no party: None.
    """
    known, at = compiled(dossier).by_id, actor
    seen: set[str] = set()
    while at in known and at not in seen:
        seen.add(at)
        if roles_of(dossier, at):
            return at
        above = known[at].part_of or _post(known[at], on)
        if above is None:
            return None if known[at].kind == "person" else at
        at = above
    return None


def _post(actor: DossierActor, on: date | None) -> str | None:
    """Whose post somebody holds; without a day the last one that is given."""
    held = [post.of for post in actor.posts if post.of and (on is None or covers(post.window, on))]
    return held[-1] if held else None


def covers(window: Window, day: date) -> bool:
    """Whether a day lies in a window."""
    first, last = window
    return not ((first and day < first) or (last and day > last))


def roles_of(dossier: Dossier, actor: str, on: date | None = None) -> tuple[str, ...]:
    """What an actor is in the dossier on a day, or at any time: party, mediator, host, sponsor, guarantor, voice."""
    found = ["party"] if actor in dossier.parties else []
    found += [one.role for one in dossier.roles if one.actor == actor and (on is None or covers(one.window, on))]
    return tuple(dict.fromkeys([*found, *(["voice"] if actor in dossier.voices else [])]))


def issue_of(dossier: Dossier, words: str) -> tuple[str, ...]:
    """The issues that words speak of, by the longest pattern first."""
    found = compiled(dossier).issues.find_in(words)
    return tuple(dict.fromkeys(key for key, _, _ in sorted(found, key=lambda one: (one[1] - one[2], one[1]))))


def kind_of(issue: Issue, words: str) -> str | None:
    """Which kind of the issue words speak of («هدنة إنسانية»); the longest pattern decides."""
    return _longest(_kinds(issue), words)


def telling_words(issue: Issue, named: str, content: str) -> str:
    """What tells the kind and the mark of a stand: the words that name what it is on, where they do, else all of it.

    «تطالب بتنظيم استفتاء يقرر السكان فيه حكما ذاتيا أو الاستقلال» demands the vote.
    """
    told = _kinds(issue).find_in(named) or _marks(issue).find_in(named)
    return named if told else f"{named}\n{content}"


@lru_cache(maxsize=512)
def _kinds(issue: Issue) -> Patterns[str]:
    return compile_patterns(dict(issue.kinds))


@lru_cache(maxsize=512)
def _marks(issue: Issue) -> Patterns[str]:
    return compile_patterns({mark.id: mark.words for mark in issue.scale})


def _longest(patterns: Patterns[str], words: str) -> str | None:
    found = patterns.find_in(words)
    return min(found, key=lambda one: (one[1] - one[2], one[1]))[0] if found else None


def mark_of(issue: Issue, words: str, stance: Stance) -> Mark | None:
    """Where on the scale of an issue a stand lies: by the words of a mark, or else by the stance alone.

    Whoever is against what a mark's words say stands on its other side. Marks with words are never chosen by stance.
    """
    said = _longest(_marks(issue), words)
    if said is not None:
        mark = next(mark for mark in issue.scale if mark.id == said)
        return mark if stance not in _AGAINST else _opposite(issue, mark)
    silent = [mark for mark in issue.scale if not mark.words]
    if stance in _FOR:
        return max((mark for mark in silent if mark.value > 0), key=lambda mark: mark.value, default=None)
    if stance in _AGAINST:
        return min((mark for mark in silent if mark.value < 0), key=lambda mark: mark.value, default=None)
    inner = [mark for mark in silent if issue.scale[0].value < mark.value < issue.scale[-1].value]
    return min(inner, key=lambda mark: (abs(mark.value), -mark.value), default=None)


def _opposite(issue: Issue, mark: Mark) -> Mark | None:
    others = [other for other in issue.scale if other.value * mark.value < 0]
    return min(others, key=lambda other: abs(other.value + mark.value), default=None)


def proposal_of(dossier: Dossier, title: str, published: date | str | None) -> str | None:
    """The proposal of the dossier that a title names, among those on the table when the article was published.

    Without a date it is named only where no other could be meant.
    """
    by_id = {one.id: one for one in dossier.proposals}
    found = [(end - first, by_id[key]) for key, first, end in compiled(dossier).proposals.find_in(title)]
    day = read_day(published)
    if day is None:
        return found[0][1].id if len({one.id for _, one in found}) == 1 else None
    open_then = [(length, one) for length, one in found if covers(one.window, day)]
    return max(open_then, key=_weight)[1].id if open_then else None


def _weight(found: tuple[int, KnownProposal]) -> tuple[int, date, str]:
    """The longest name wins, and of two the later proposal."""
    length, proposal = found
    return length, proposal.window[0] or date.min, proposal.id


def read_day(published: date | str | None) -> date | None:
    """The day of publication, if one is known."""
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def figure_of(dossier: Dossier, words: str, measure: str | None = None) -> str | None:
    """The figure of the dossier that is counted: by its words, among those that take the engine's `measure`."""
    taken = {one.id for one in dossier.figures if not one.measures or measure is None or measure in one.measures}
    found = [one for one in compiled(dossier).figures.find_in(words) if one[0] in taken]
    return min(found, key=lambda one: (one[1] - one[2], one[1]))[0] if found else None


Anchors = tuple[tuple[Callable[[str], bool], date, date], ...]


@lru_cache(maxsize=32)
def anchors_of(dossier: Dossier) -> Anchors:
    """For each event its days, and whether words name it («اندلاع الحرب»)."""
    return tuple((compile_patterns({"": one.words}).matches, one.first, one.last) for one in dossier.anchors)
