"""An invented negotiation for the tests of the record, and builders that say where words stand by quoting them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qawl.model.documents import Article, Segment, Span
from qawl.model.dossiers import (
    Dossier,
    DossierActor,
    Issue,
    KnownProposal,
    LabelGroup,
    Mark,
    Measure,
    PostHeld,
    RoleHeld,
    Route,
)
from qawl.model.figures import Bound, Figure
from qawl.model.meetings import Meeting, MeetingKind, MeetingStatus, Participant
from qawl.model.moments import Moment, MomentBasis, MomentKind, Precision
from qawl.model.positions import Mediation, MediationKind, Position, Stance, Strength
from qawl.model.proposals import DeclaredBy, Proposal, ProposalKind, ProposalStatus, Response, Term
from qawl.model.records import Act, Hop, HopKind, Kind, Reading, Records, Silence, Statement


def actor(own_id: str, kind: str, *names: str, **more: Any) -> DossierActor:
    return DossierActor(own_id, kind, names, names[0], own_id.title(), **more)


def person(own_id: str, of: str, *names: str) -> DossierActor:
    return actor(own_id, "person", *names, posts=(PostHeld("وزير", of),))


RAIL = Dossier(
    id="rail-talks",
    version=1,
    ar="محادثات السكة",
    en="Rail talks",
    where="rail.yaml",
    digest="0",
    window=(date(2026, 1, 1), None),
    timezone=None,
    route=Route(need_any=("ربوان", "السرو")),
    anchors=(),
    actors=(
        actor("rabwan", "state", "ربوان", "حكومة ربوان"),
        actor("rabwan-army", "army", "جيش ربوان", part_of="rabwan"),
        person("sahl", "rabwan", "نديم السهل", "السهل"),
        person("raya", "rabwan", "راية المنحنى"),
        actor("sarw", "movement", "السرو", "حركة السرو"),
        person("wadi", "sarw", "هاني الوادي", "الوادي"),
        actor("nasma", "state", "نسمة", "جمهورية نسمة"),
        actor("dafaf", "state", "ضفاف"),
        actor("health", "ministry", "وزارة الصحة في السهوب"),
        actor("mothers", "body", "رابطة الأمهات"),
    ),
    parties=("rabwan", "sarw"),
    roles=(
        RoleHeld("nasma", "mediator", (date(2026, 2, 1), None)),
        RoleHeld("dafaf", "mediator", (None, date(2026, 1, 31))),
    ),
    voices=("mothers",),
    issues=(
        Issue(
            "station",
            "محطة الوادي",
            "Valley station",
            ("المحطة", "الانسحاب من المحطة"),
            scale=(
                Mark("hold", -2, ("البقاء في المحطة",)),
                Mark("stages", 1, ("على دفعات",)),
                Mark("leave", 2, ("الانسحاب من المحطة",)),
            ),
        ),
        Issue("truce", "الهدنة", "Truce", ("هدنة",), kinds=(("humanitarian", ("هدنة إنسانية",)),)),
        Issue("exchange", "تبادل الأسرى", "Exchange", ("تبادل الأسرى",)),
        Issue("north", "جبهة الشمال", "Northern front", ("جبهة الشمال",), foreign=True),
    ),
    proposals=(
        KnownProposal(
            "paper",
            "ورقة نسمة",
            "Nasma paper",
            ("ورقة نسمة", "ورقة الوسيط"),
            authors=("nasma",),
            window=(date(2026, 3, 1), date(2026, 3, 31)),
        ),
        KnownProposal(
            "paper-two",
            "الورقة الثانية",
            "Second paper",
            ("الورقة الثانية",),
            replies_to="paper",
            version=2,
            window=(date(2026, 3, 10), None),
        ),
    ),
    figures=(
        Measure("dead", "القتلى", "Dead", "person", ("قتيل", "قتلى"), ("killed",), date(2025, 10, 1)),
        Measure("held", "المحتجزون", "Held", "person", ("محتجز", "محتجزون"), ("captives",)),
    ),
    labels=(LabelGroup("held", (("hostages", ("رهائن",)), ("captives", ("أسرى",)))),),
)


@dataclass
class Paper:
    """An article that is being written for a test, and what is found in it."""

    id: str
    text: str
    published: str | None = "2026-03-10T09:00:00+03:00"
    outlet: str | None = "صحيفة الجسر"
    title: str | None = "ربوان والسرو"
    credits: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    statements: list[Statement] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    records: dict[str, list[Any]] = field(default_factory=dict)

    def at(self, words: str) -> Span:
        return Span.quoting(self.text, words)

    def maybe(self, words: str | None) -> Span | None:
        return None if words is None else self.at(words)

    def read(self) -> Reading:
        address = f"https://jisr.example/{self.id}"
        article = Article(
            self.id, self.text, self.title, address, self.outlet, self.published, self.segments, credits=self.credits
        )
        records = Records(**{name: tuple(found) for name, found in self.records.items()})
        return Reading(article, tuple(self.statements), tuple(self.silences), "test", records)

    def keep(self, name: str, value: Any) -> Paper:
        self.records.setdefault(name, []).append(value)
        return self

    def says(
        self,
        who: str | None,
        content: str,
        act: Act = Act.SAY,
        *,
        through: Sequence[str] = (),
        kind: Kind = Kind.INDIRECT,
        time: str | None = None,
        role: str | None = None,
    ) -> Paper:
        hops = (*through, who) if through and who else ()
        self.statements.append(
            Statement(
                content=(self.at(content),),
                cue=None,
                speaker=None,
                speaker_name=who,
                role=self.maybe(role),
                kind=kind,
                act=act,
                negated=False,
                unnamed=None,
                chain=tuple(Hop(name, HopKind.BODY, None) for name in hops),
                addressee=None,
                time=self.maybe(time),
                place=None,
                rule="test",
                confidence=1.0,
            )
        )
        return self

    def moment(self, words: str, first: date | None, last: date | None = None) -> Paper:
        ends = last or first
        return self.keep(
            "moments",
            Moment(self.at(words), MomentKind.DATE, first, ends, Precision.DAY, MomentBasis.PUBLISHED),
        )

    def stands(
        self,
        party: str,
        issue: str,
        stance: Stance,
        declared_by: DeclaredBy = DeclaredBy.SELF,
        *,
        declarer: str | None = None,
        words: str | None = None,
        condition: str | None = None,
        statement: int | None = None,
        strength: Strength = Strength.PLAIN,
    ) -> Paper:
        at, own = self.at(words or self.text), declarer or (party if declared_by is DeclaredBy.SELF else None)
        return self.keep(
            "positions",
            Position(
                at, party, issue, stance, strength, self.maybe(condition), declared_by, own, statement, "test", 0.9
            ),
        )

    def counts(
        self,
        words: str,
        number: int | None,
        claimant: str | None = None,
        *,
        measure: str = "killed",
        counted: str | None = "قتيلا",
        bound: Bound = Bound.EXACT,
        cumulative: bool = False,
        population: str | None = None,
        place: str | None = None,
        period: str | None = None,
        statement: int | None = None,
        qualifier: str | None = None,
        unit: str = "person",
    ) -> Paper:
        low = None if bound in (Bound.VAGUE, Bound.UP_TO, Bound.LESS_THAN) else number
        high = None if bound in (Bound.VAGUE, Bound.MORE_THAN, Bound.AT_LEAST) else number
        return self.keep(
            "figures",
            Figure(
                self.at(words),
                low,
                high,
                bound,
                unit,
                measure,
                claimant,
                self.maybe(counted),
                self.maybe(population),
                self.maybe(place),
                self.maybe(period),
                cumulative,
                self.maybe(qualifier),
                statement,
            ),
        )

    def meets(
        self,
        status: MeetingStatus,
        people: Sequence[str],
        day: date | None = None,
        kind: MeetingKind = MeetingKind.MEETING,
        **more: Any,
    ) -> Paper:
        posts = more.pop("posts", {})
        spans = {name: self.maybe(more.pop(name, None)) for name in ("place", "agenda", "date_not_given")}
        at = self.at(more.pop("at", self.text))
        again = tuple(self.at(words) for words in more.pop("again", ()))
        return self.keep(
            "meetings",
            Meeting(
                at=at,
                kind=kind,
                status=status,
                participants=tuple(Participant(name, None, posts.get(name)) for name in people),
                first=day,
                last=day,
                again=again,
                **spans,
                **more,
            ),
        )

    def tables(
        self,
        title: str,
        status: ProposalStatus = ProposalStatus.TABLED,
        authors: Sequence[str] = (),
        terms: Sequence[Term] = (),
        responses: Sequence[Response] = (),
        replies_to: str | None = None,
    ) -> Paper:
        return self.keep(
            "proposals",
            Proposal(
                (self.at(title),),
                title,
                ProposalKind.OFFER,
                status,
                tuple(authors),
                replies_to=replies_to,
                terms=tuple(terms),
                responses=tuple(responses),
            ),
        )

    def mediates(self, words: str, who: Sequence[str], between: Sequence[str] = ()) -> Paper:
        return self.keep("mediations", Mediation(self.at(words), tuple(who), MediationKind.MEDIATOR, tuple(between)))


def on(day: int, month: int = 3) -> str:
    """A time of publication."""
    return f"2026-{month:02}-{day:02}T09:00:00+03:00"
