"""The forms of answers as the description of the interface has them; the answers themselves are made in `forms.py`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from qawl.model.records import Act, HopKind, Kind
from qawl.model.review import Action, State

Place = Annotated[list[int], Field(min_length=2, max_length=2, examples=[[27, 41]])]
"""A stretch of the article's text: code points, end excluded."""
NextPage = Annotated[str | None, Field(examples=[None])]


class Form(BaseModel):
    """An object with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Unnamed(Form):
    nationality: str | None
    office: str | None


class Hop(Form):
    name: Annotated[str, Field(examples=["وكالة الشراع"])]
    kind: HopKind
    at: Place | None


class Statement(Form):
    id: Annotated[str, Field(examples=["5f0c2a4e9b7d13860a2c"])]
    revision: Annotated[int, Field(examples=[0])]
    state: State
    permanent: Annotated[str, Field(examples=["/api/statements/5f0c2a4e9b7d13860a2c@0"])]
    article: Annotated[str, Field(examples=["manara-1"])]
    number: Annotated[int | None, Field(examples=[1])]
    outlet: Annotated[str | None, Field(examples=["صحيفة النهر"])]
    title: Annotated[str | None, Field(examples=["المنارة تدعو إلى محادثات"])]
    published: Annotated[str | None, Field(examples=["2026-03-05T10:00:00+03:00"])]
    url: Annotated[str | None, Field(examples=["https://nahr.example/1"])]
    words: Annotated[list[str], Field(examples=[["الجولة تبدأ غدا"]])]
    content: list[Place]
    cue: Place | None
    speaker: Place | None
    speaker_name: Annotated[str | None, Field(examples=["الوزارة"])]
    role: str | None
    kind: Kind
    act: Act
    negated: bool
    anonymous: bool
    unnamed: Unnamed | None
    chain: Annotated[list[str], Field(examples=[["وكالة الشراع", "الوزارة"]])]
    hops: list[Hop]
    addressee: str | None
    time: str | None
    place: str | None
    at: dict[str, Place]
    rule: Annotated[str, Field(examples=["قال/past+إن"])]
    confidence: Annotated[float, Field(ge=0, le=1, examples=[0.93])]


class StatementPage(Form):
    items: list[Statement]
    next: NextPage


class Card(Form):
    id: Annotated[str, Field(examples=["manara-1"])]
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None
    version: str
    statements: int
    silences: int
    address: Annotated[str, Field(examples=["/api/articles/manara-1"])]


class ArticlePage(Form):
    items: list[Card]
    next: NextPage


class Article(BaseModel):
    """An article with all that was found in it; more kinds of records may come."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None
    author: str | None
    lang: str | None
    credits: list[str]
    addresses: list[str]
    version: str
    text: str
    statements: list[Statement]
    silences: list[dict[str, Any]]


class Check(Form):
    """What a fact-checker calls a claim, in his own words, and where he has published why."""

    rating: Annotated[str, Field(max_length=300)]
    url: Annotated[str, Field(max_length=2_000)] = ""


class Revision(Form):
    statement: str
    revision: int
    permanent: str
    article: str
    action: Action | Literal["found"]
    base: int
    undoes: int | None
    at: str | None
    by: str
    reason: str
    rule: str
    seal: str
    said: dict[str, Any] | None
    check: Check | None = None


class History(Form):
    items: list[Revision]
    next: NextPage


class Judged(Form):
    revision: Revision
    statement: Statement | None


class Stood(Form):
    statement: Statement | None
    history: list[Revision]
    context: Place | None


class Actor(Form):
    id: Annotated[str, Field(examples=["local:1"])]
    known: bool
    kind: str
    country: str | None
    label_ar: str
    label_en: str | None
    qid: str | None
    statements: int
    articles: int
    names: list[str]
    address: str


class ActorPage(Form):
    items: list[Actor]
    next: NextPage
    total: int


class Story(Form):
    story: str
    title: str
    titled_by: str | None
    first: str | None
    last: str | None
    articles: list[str]
    outlets: list[str]
    origins: int
    keywords: list[str]
    score: float
    address: str


class StoryPage(Form):
    items: list[Story]
    next: NextPage
    total: int


class Dossier(Form):
    id: Annotated[str, Field(examples=["demo"])]
    ar: str
    en: str
    version: int
    parties: list[str]
    issues: list[str]
    address: str


class DossierPage(Form):
    items: list[Dossier]
    next: NextPage


class Line(BaseModel):
    """A line of a record; its keys hang on its kind and are told in docs/contract.md."""


class Record(BaseModel):
    dossier: str
    version: int
    digest: str
    at: str | None
    articles: int
    undated: list[str]


class Matrix(Form):
    dossier: str
    at: str | None
    cells: list[Line]
    names: list[Line]


class Changes(BaseModel):
    dossier: str
    then: str | None
    now: str | None


class Lines(Form):
    dossier: str
    at: str | None
    items: list[Line]
    names: list[Line]


class Source(Form):
    address: str
    kind: str
    title: str | None
    outlet: str | None
    articles: int
    added: str
    last_try: str | None
    last_success: str | None
    next_poll: str | None
    errors: int
    error: str | None
    gone: bool
    former: list[str]
    details: dict[str, str | int]


class SourcePage(Form):
    items: list[Source]
    next: NextPage


class Snippet(Form):
    place: Place
    words: str


class Hit(BaseModel):
    """A hit; under the name of its kind the article, statement or actor."""

    kind: Literal["article", "statement", "actor"]
    near: Literal["exact", "same", "form", "kin"] | None
    snippet: Snippet | None
    marks: list[Place]


class Hits(Form):
    items: list[Hit]
    next: NextPage
    total: int
    capped: bool


class NearHit(Form):
    """A statement whose meaning is near to the words; it need not have any of them."""

    similarity: float
    """1 is the same sentence; unrelated ones have about 0.1."""
    band: Literal["near", "maybe"]
    statement: Statement


class NearHits(Form):
    items: list[NearHit]
    next: NextPage
    same_words: int
    """Statements that have all the words: they are found by words, and are not among these."""
    compared: int
    unprepared: int
    """Statements that were not compared, for nobody has prepared them."""
    capped: bool


class Problem(BaseModel):
    """RFC 9457: why a question is not answered."""

    type: Annotated[str, Field(examples=["urn:qawl:problem:api-missing"])]
    title: str
    status: int
    code: Annotated[str, Field(examples=["api-missing"])]
    ar: str
    en: str


class Hopped(Form):
    name: Annotated[str, Field(min_length=1, max_length=300)]
    kind: HopKind
    at: Place | None = None


class Change(Form):
    """What is to be another in a statement; a field that is left out stays as it is."""

    content: Annotated[list[Place], Field(min_length=1, max_length=20)] | None = None
    cue: Place | None = None
    speaker: Place | None = None
    speaker_name: Annotated[str, Field(max_length=300)] | None = None
    role: Place | None = None
    addressee: Place | None = None
    time: Place | None = None
    place: Place | None = None
    kind: Kind | None = None
    act: Act | None = None
    negated: bool | None = None
    chain: Annotated[list[Hopped], Field(max_length=20)] | None = None


class Judgement(Form):
    """A reviewer's word on a statement."""

    base: Annotated[int, Field(ge=0, le=2**53 - 1, examples=[0])]
    action: Literal["accept", "reject", "correct", "undo", "comment", "check"]
    reason: Annotated[str, Field(max_length=2_000)] = ""
    change: Change | None = None
    check: Check | None = None
