"""Who is meant: mentions to the persons and bodies of the article, dropped subjects included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qawl.find.mentions import Mention
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_MAY_DIFFER = tag.TITLE | tag.HONORIFIC


@dataclass(slots=True, eq=False)
class Party:
    """Somebody in this article, gathered from the mentions that were found to be one."""

    stems: frozenset[str]
    """The folded words of its fullest name."""
    name: tuple[int, int]
    """Tokens of its fullest name."""
    kind: HopKind
    role: tuple[int, int] | None = None
    role_stems: frozenset[str] = frozenset()
    feminine: bool | None = None
    plural: bool = False
    last: int = -1
    """The last token at which it was met."""
    heads: set[str] = field(default_factory=set)


class People:
    """The parties of one article; made anew for each, filled in text order."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self.parties: list[Party] = []

    def note(self, mention: Mention) -> Party:
        """The party that this mention stands for, a new one if it is nobody met before."""
        stems = self._stems(*mention.name)
        role_stems = self._stems(*mention.role) if mention.role else frozenset()
        party = self._known(mention, stems)
        if party is None:
            party = Party(stems, mention.name, mention.kind, mention.role, role_stems)
            self.parties.append(party)
        elif len(stems) > len(party.stems) and not self._is_definite_title(mention):
            party.name, party.stems = mention.name, stems
        if mention.role and (party.role is None or len(role_stems) > len(party.role_stems)):
            party.role, party.role_stems = mention.role, role_stems
        if mention.kind is HopKind.PERSON and mention.feminine:
            party.feminine = True
        party.plural = party.plural or mention.plural
        party.last = mention.first
        party.heads.add(self._text.types[mention.head].stem)
        return party

    def _known(self, mention: Mention, stems: frozenset[str]) -> Party | None:
        best: Party | None = None
        for party in self.parties:
            if self._same(mention, stems, party) and (best is None or party.last > best.last):
                best = party
        return best

    def _same(self, mention: Mention, stems: frozenset[str], party: Party) -> bool:
        named = mention.kind in (HopKind.PERSON,) and not self._is_title_only(mention)
        if named:
            return party.kind is HopKind.PERSON and bool(party.stems) and (stems <= party.stems or party.stems <= stems) and self._last_shared(stems, party)
        if mention.kind is HopKind.PERSON or mention.kind is HopKind.UNNAMED:
            if stems <= party.stems and party.kind in (HopKind.PERSON, HopKind.UNNAMED, HopKind.BODY):
                return self._text.tags[mention.head] & tag.DEFINITE > 0 or stems == party.stems
            return stems <= party.role_stems and bool(self._text.tags[mention.head] & tag.DEFINITE or len(stems) > 1)
        if stems <= party.stems or party.stems <= stems and party.kind is not HopKind.PERSON and len(party.stems) > 1:
            return party.kind is not HopKind.PERSON
        return False

    def _last_shared(self, stems: frozenset[str], party: Party) -> bool:
        """Two forms of one name share the family name, which stands last in the fuller one."""
        if len(stems) == len(party.stems):
            return stems == party.stems
        return True

    def _is_title_only(self, mention: Mention) -> bool:
        return mention.role is None and bool(self._text.tags[mention.head] & _MAY_DIFFER) and mention.name == (mention.first, mention.end)

    def _is_definite_title(self, mention: Mention) -> bool:
        return self._is_title_only(mention)

    def _stems(self, first: int, end: int) -> frozenset[str]:
        types = self._text.types
        return frozenset(
            types[index].stem for index in range(first, end)
            if types[index].folded[:1].isalnum() and not types[index].tags & (tag.SAME | tag.DEMONSTRATIVE | tag.HONORIFIC) or types[index].tags & tag.GIVEN
        )  # fmt: skip

    def fullest(self, party: Party) -> str:
        """The party's fullest name in the article's own letters."""
        text = self._text
        return text.raw[text.starts[party.name[0]] : text.ends[party.name[1] - 1]]


def choose_dropped(recent: Sequence[Party], *, gender: str, number: str) -> Party | None:
    """The party that a verb without a subject goes back to: the latest speaker it agrees with."""
    for party in reversed(recent):
        if gender == "f" and number == "s" and party.feminine is False and not party.plural:
            continue
        if gender == "m" and number == "s" and (party.feminine is True):
            continue
        return party
    return recent[-1] if recent else None
