"""What the dossier makes of the words of articles, each distinct wording matched once in a run."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from qawl.dossiers.holders import holder_of
from qawl.dossiers.routes import routes_folded
from qawl.dossiers.ties import (
    compiled,
    covers,
    figure_of,
    issue_of,
    kind_of,
    mark_of,
    party_of,
    proposal_of,
    roles_of,
    telling_words,
)
from qawl.model.dossiers import Dossier, KnownProposal, Mark, Measure, Window
from qawl.model.positions import Stance
from qawl.model.record_lines import Role, Who
from qawl.record.offices import Offices
from qawl.record.words import stems

_MEDIATOR = "mediator"


class Ties:
    """One dossier, with a memory of what it made of each wording."""

    def __init__(self, dossier: Dossier, offices: Offices | None = None) -> None:
        self.dossier = dossier
        self._offices = Offices(dossier) if offices is None else offices
        self.parties = frozenset(dossier.parties)
        self.ranked = (*dossier.parties, *(one.id for one in dossier.actors if one.id not in self.parties))
        """Every actor of the dossier, the parties first."""
        self._voices = frozenset(dossier.voices)
        self._named = {one.id: one.ar for one in dossier.actors}
        self._issues = {issue.id: issue for issue in dossier.issues}
        self._proposals = {one.id: one for one in dossier.proposals}
        self._measures = {one.id: one for one in dossier.figures}
        self._turns = _turns(dossier)
        states = [one.ar for one in dossier.actors if one.kind == "state"]
        self._nations = frozenset(compiled(dossier).nations).union(*map(stems, states))
        self._holders: dict[tuple[str, str | None, int], Who] = {}
        self._issues_of: dict[str, tuple[str, ...]] = {}
        self._measure_of: dict[tuple[str, str], Measure | None] = {}

    def routes(self, folded: str) -> bool:
        """Whether an article belongs to the dossier, by its folded headline and text."""
        return routes_folded(self.dossier, folded)

    # Actors

    def who(self, name: str, role: str | None = None, on: date | None = None) -> Who:
        """Which actor of the dossier a name is, and for whom that one speaks on a day.

        Of whom the dossier knows nothing, the registry may know a post of one of its states and bodies.
        """
        key = (name, role, -1 if on is None else bisect_right(self._turns, on))
        if (known := self._holders.get(key)) is None:
            holder = holder_of(self.dossier, name, role, on=on)
            known = Who(name) if holder is None else Who(name, holder.actor, holder.party)
            self._holders[key] = known
        if known.actor is None and known.side is None and (side := self._offices.side(name, on)) is not None:
            return Who(name, None, side)
        return known

    def side(self, actor: str) -> str | None:
        """Whom an actor speaks for."""
        return party_of(self.dossier, actor)

    def name(self, actor: str) -> str:
        """What the dossier calls an actor in Arabic; the id of one that it does not have."""
        return self._named.get(actor, actor)

    def person(self, name: str) -> str | None:
        """The id of the registry's person who has this full name."""
        found = self._offices.person(name)
        return None if found is None else found.id

    def title(self, words: str) -> frozenset[str]:
        """The stems of a post without its nation: the same for «رئيس الوزراء البيلساني» and «رئيس وزراء البيلسان»."""
        return stems(words) - self._nations

    def is_voice(self, who: Who) -> bool:
        """Whether somebody presses a party from home and is none himself."""
        return who.actor in self._voices or who.side in self._voices

    def mediates(self, who: Who, day: date | None) -> bool:
        """Whether an actor, or whoever it speaks for, mediates on a day; at any time where None is given."""
        sides = (one for one in (who.actor, who.side) if one is not None)
        return any(_MEDIATOR in roles_of(self.dossier, one, day) for one in sides)

    def role(self, actor: str) -> Role:
        if actor in self.parties:
            return Role.PARTY
        return Role.MEDIATOR if _MEDIATOR in roles_of(self.dossier, actor) else Role.OTHER

    # Issues

    def issues(self, words: str) -> tuple[str, ...]:
        """The issues that words speak of, each once."""
        if (known := self._issues_of.get(words)) is None:
            known = self._issues_of[words] = issue_of(self.dossier, words)
        return known

    def issues_of_position(self, named: str, content: str, condition: str | None) -> tuple[str, ...]:
        """The issues of a stand: those that it names; else the only one of its content, its condition apart."""
        if found := self.issues(named):
            return found
        found = self.issues(content.replace(condition, " ") if condition else content)
        return found if len(found) == 1 else ()

    def is_foreign(self, issue: str) -> bool:
        return self._issues[issue].foreign

    def telling(self, issue: str, named: str, content: str) -> str:
        """The words of a stand that tell its sort and its mark."""
        return telling_words(self._issues[issue], named, content)

    def sort_of(self, issue: str, words: str) -> str | None:
        """The sort of an issue that words speak of, where the dossier keeps sorts apart."""
        return kind_of(self._issues[issue], words)

    def mark(self, issue: str, words: str, stance: Stance) -> Mark | None:
        """The place on the scale of an issue where words and stance put a stand."""
        scaled = self._issues[issue]
        return mark_of(scaled, words, stance) if scaled.scale else None

    # Proposals, figures and words

    def proposal(self, title: str, day: date | None) -> KnownProposal | None:
        """The proposal of the dossier that goes by this name at that time."""
        found = proposal_of(self.dossier, title, day)
        return None if found is None else self._proposals[found]

    def only_proposal(self, short: str, day: date | None) -> KnownProposal | None:
        """The one proposal of the dossier on the table on a day that has this word in its names; None for several."""
        if day is None:
            return None
        head = stems(short)
        found = [
            one
            for one in self._proposals.values()
            if covers(one.window, day) and any(head <= stems(name) for name in (one.ar, *one.aliases))
        ]
        return found[0] if head and len(found) == 1 else None

    def measure(self, measure: str, counted: str) -> Measure | None:
        """The figure of the dossier that a count is of, by the engine's measure and the words of what is counted."""
        key = (measure, counted)
        if key not in self._measure_of:
            found = figure_of(self.dossier, counted, measure) or self._only_measure(measure)
            self._measure_of[key] = None if found is None else self._measures[found]
        return self._measure_of[key]

    def _only_measure(self, measure: str) -> str | None:
        """The one figure that takes a measure of the engine («40 شخصا» who were killed); None for several."""
        takers = [one.id for one in self.dossier.figures if measure in one.measures]
        return takers[0] if len(takers) == 1 else None


def within(window: Window, day: date | None) -> bool:
    """Whether a day lies in a window; a day that nobody knows does."""
    return day is None or covers(window, day)


def _turns(dossier: Dossier) -> list[date]:
    """The days on which somebody takes or leaves a post: between two of them everybody speaks for the same."""
    windows = [post.window for actor in dossier.actors for post in actor.posts]
    taken = {first for first, _ in windows if first is not None}
    return sorted(taken | {date.fromordinal(last.toordinal() + 1) for _, last in windows if last is not None})
