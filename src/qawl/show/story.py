"""A story as sections of plain rows: its course, what stands behind it, what was said and what does not agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from qawl.compare.copies.values import Copy, Relation
from qawl.compare.copies.values import Group as Copies
from qawl.compare.sayings.judge import place
from qawl.compare.sayings.values import Relation as Sameness
from qawl.compare.sayings.values import SayingGroup, Turn
from qawl.model.across import Occurrence
from qawl.model.codec import plain_form
from qawl.model.conflicts import Conflict, ConflictSide
from qawl.model.documents import Span
from qawl.model.records import Reading
from qawl.record.sentences import Sentences
from qawl.runners.stories import StoryTold
from qawl.show.cards import headline
from qawl.show.record import plainly
from qawl.show.record_rows import MOST_QUOTED, Part, Quoted, Row, marked, plain, shorter
from qawl.show.record_rows import Group as Rows
from qawl.wording import Lang


def story_parts(told: StoryTold, lang: Lang) -> tuple[Part, ...]:
    """The sections that have rows, in the order in which they are told."""
    pages = {reading.article.id: Page(reading) for reading in told.readings}
    made = (
        ("course", _course(told, pages, lang)),
        ("origins", _origins(told, pages, lang)),
        ("sayings", _sayings(told, pages, lang)),
        ("conflicts", conflict_groups(told.conflicts, pages, lang)),
    )
    parts = ((name, tuple(groups)) for name, groups in made)
    return tuple(Part(name, plainly(lang, f"story-{name}"), groups) for name, groups in parts if groups)


def about_story(told: StoryTold, lang: Lang) -> list[str]:
    """Its days and its counts, on one line."""
    story = told.story
    days = dict.fromkeys(day for day in (story.first, story.last) if day is not None)
    outlets = {reading.article.outlet for reading in told.readings if reading.article.outlet}
    return [
        *(["–".join(days)] if days else []),
        plainly(lang, "count-articles", count=len(story.articles)),
        *([plainly(lang, "count-outlets", count=len(outlets))] if outlets else []),
        plainly(lang, "count-origins", count=len(told.independent)),
    ]


class Page:
    """An article from which words are quoted."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article = reading.article
        self._sentences = Sentences(reading.article.text)

    @property
    def name(self) -> str:
        """Of the outlet; of one that is not given, the article's id."""
        return self.article.outlet or self.article.id

    @property
    def day(self) -> str | None:
        return (self.article.published or "")[:10] or None

    def quote(self, spans: Sequence[Span], statement: int | None) -> Quoted:
        """The words of these places in the sentence that they stand in."""
        text = self.article.text
        exact = " … ".join(span.of(text) for span in spans)
        return Quoted(
            exact,
            tuple(marked(exact, spans, self._sentences.around(spans[0], spans[-1]))),
            self._chain(statement),
            self.article.id,
            tuple(spans),
            statement,
            self.article.url,
            self.day,
        )

    def _chain(self, statement: int | None) -> tuple[str, ...]:
        outlet = () if self.article.outlet is None else (self.article.outlet,)
        if statement is None:
            return outlet
        made = self.reading.statements[statement]
        hops = tuple(hop.name for hop in made.chain)
        return outlet + (hops or ((made.speaker_name,) if made.speaker_name else ()))


def _course(told: StoryTold, pages: Mapping[str, Page], lang: Lang) -> Iterator[Rows]:
    rows = tuple(_article(pages[article], told.copies.get(article, ()), pages, lang) for article in told.story.articles)
    yield Rows("", (), rows)


def _joined(names: Iterable[str], lang: Lang) -> str:
    return ("، " if lang == "ar" else ", ").join(dict.fromkeys(names))


def _article(page: Page, copies: Sequence[Copy], pages: Mapping[str, Page], lang: Lang) -> Row:
    article = page.article
    counts = {side: [copy for copy in copies if copy.id in pages and _side(copy) == side] for side in _SIDES}
    signs = [
        article.outlet or plainly(lang, "record-no-outlet"),
        *(
            plainly(lang, f"copies-{side}", names=_joined((pages[copy.id].name for copy in found), lang))
            for side, found in counts.items()
            if found
        ),
    ]
    head = plain(headline(article))
    return Row(article.id, page.day, head, tuple(signs), (), (), 0, article=article.id, url=article.url)


_SIDES = ("copy", "inside", "around", "partial")


def _side(copy: Copy) -> str:
    """What the other one is to this article."""
    if copy.relation is not Relation.CONTAINED:
        return str(copy.relation)
    return "inside" if "inside" in copy.why else "around"


def _origins(told: StoryTold, pages: Mapping[str, Page], lang: Lang) -> Iterator[Rows]:
    """Who stands behind the articles: those of one source together, the source with most articles first."""
    several = [one for one in told.independent if len({at.article for at in one.occurrences}) > 1]
    rows = []
    for one in sorted(several, key=lambda one: -len(one.occurrences)):
        articles = list(dict.fromkeys(at.article for at in one.occurrences))
        signs = [
            plainly(lang, "count-articles", count=len(articles)),
            *(plainly(lang, f"origin-{why}") for why in one.why),
            *_first_words(told.groups, set(articles), pages, lang),
        ]
        head = _joined((pages[each].name for each in articles if each in pages), lang)
        rows.append(Row(f"origin-{one.key}", None, head, tuple(signs), (), (), 0))
    if rows:
        yield Rows("", (), tuple(rows))


def _first_words(
    groups: Iterable[Copies], articles: Collection[str], pages: Mapping[str, Page], lang: Lang
) -> Iterator[str]:
    """Who had the words of these copies first, and by what that is known; nothing where nothing tells."""
    for group in groups:
        origin = group.origin
        if not origin.why or not any(article in articles for article in group.ids):
            continue
        page = pages.get(origin.article or "")
        name = origin.source or (origin.article if page is None else page.name)
        why = _joined((plainly(lang, f"words-{code}") for code in origin.why), lang)
        yield plainly(lang, "words-of", name=name or "", why=why)


def _sayings(told: StoryTold, pages: Mapping[str, Page], lang: Lang) -> Iterator[Rows]:
    rows = []
    for group in told.sayings:
        places = [at for at in group.members if at.article in pages and at.statement is not None]
        places.sort(key=lambda at: (at != group.first, pages[at.article].article.published or "9", place(at)))
        if len({at.article for at in places}) < 2:
            continue
        relations = dict.fromkeys(link.relation for link in group.links)
        signs = [plainly(lang, f"saying-{relation}") for relation in relations]
        turned = (why for link in group.links if link.relation is Sameness.CHANGED for why in link.why)
        signs += [plainly(lang, f"turn-{why}") for why in dict.fromkeys(turned) if why in _TURNS]
        if group.first is not None:
            outlet = pages[group.first.article].article.outlet if group.first.article in pages else None
            signs.append(plainly(lang, "saying-first", name=outlet or group.first.article))
        quotes = tuple(_saying(pages[at.article], at) for at in places[:MOST_QUOTED])
        notes = tuple(_turn(told.turns[at], group, at, pages, lang) for at in places[:MOST_QUOTED] if at in told.turns)
        day, more = pages[places[0].article].day, len(places) - len(quotes)
        rows.append(Row(_key(places[0]), day, _speaker(pages, places), tuple(signs), notes, quotes, more))
    if rows:
        yield Rows("", (), tuple(rows))


def _turn(turn: Turn, group: SayingGroup, at: Occurrence, pages: Mapping[str, Page], lang: Lang) -> str:
    """What an outlet added, dropped and put in another's place, in the words of both."""
    before, after = pages[(group.first or group.members[0]).article].article.text, pages[at.article].article.text
    told = (
        plainly(
            lang,
            f"turn-{change.kinds[0]}",
            before="" if change.before is None else shorter(change.before.of(before)),
            after="" if change.after is None else shorter(change.after.of(after)),
        )
        for change in turn.changes[:_MOST_CHANGES]
    )
    more = " …" if len(turn.changes) > _MOST_CHANGES else ""
    return plainly(lang, "turn-of", name=pages[at.article].name) + " " + _joined(told, lang) + more


_MOST_CHANGES = 4
_TURNS = ("negation-differs", "number-differs")


def _saying(page: Page, at: Occurrence) -> Quoted:
    return page.quote(page.reading.statements[at.statement or 0].content, at.statement)


def _speaker(pages: Mapping[str, Page], places: Iterable[Occurrence]) -> str:
    """The fullest name that they give the speaker."""
    names = (pages[at.article].reading.statements[at.statement or 0].speaker_name for at in places)
    return max((name for name in names if name), key=len, default="")


def _key(at: Occurrence) -> str:
    return f"{at.article}-{at.statement}"


def conflict_groups(conflicts: Iterable[Conflict], pages: Mapping[str, Page], lang: Lang) -> Iterator[Rows]:
    """Each contradiction under what it is about, and its sides in time; none is called right."""
    for one in conflicts:
        signs = [plainly(lang, f"conflict-{one.kind}"), plainly(lang, f"conflict-{one.status}")]
        notes = tuple(plainly(lang, f"conflict-why-{why}") for why in one.why)
        rows = tuple(_side_row(one, nth, side, pages, lang) for nth, side in enumerate(one.sides))
        first = rows[0]
        rows = (Row(one.id, first.day, first.head, first.signs, first.notes, first.quotes, first.more), *rows[1:])
        title = f"{signs[0]}: {shorter(one.slot)}"
        yield Rows(title, (signs[1], *notes), rows)


def _side_row(one: Conflict, nth: int, side: ConflictSide, pages: Mapping[str, Page], lang: Lang) -> Row:
    who = _joined((*side.who, *side.outlets), lang)
    carried = [(at, spans) for at, spans in zip(side.occurrences, side.spans, strict=True) if at.article in pages]
    quotes = tuple(pages[at.article].quote(spans, at.statement) for at, spans in carried[:MOST_QUOTED])
    stand = (plainly(lang, f"stand-{one.kind}-{side.stand}"),) if side.stand else ()
    signs = (*stand, who, plainly(lang, "count-origins", count=side.origins))
    day = None if side.first is None else side.first.isoformat()
    return Row(f"{one.id}-{nth}", day, plain(side.value), signs, (), quotes, len(carried) - len(quotes))


def told_form(told: StoryTold) -> dict[str, Any]:
    """A story as an object of JSON: every judgement with its reasons, every claim with its places."""
    story = told.story
    return {
        "story": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "keywords": list(story.keywords),
        "origins": len(told.independent),
        "articles": [_article_form(reading, told) for reading in told.readings],
        "independent": [
            {"key": one.key, "articles": [at.article for at in one.occurrences], "why": list(one.why)}
            for one in told.independent
        ],
        "sayings": [plain_form(group) for group in told.sayings],
        "conflicts": [plain_form(conflict) for conflict in told.conflicts],
    }


def _article_form(reading: Reading, told: StoryTold) -> dict[str, Any]:
    article = reading.article
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "copies": [plain_form(copy) for copy in told.copies.get(article.id, ())],
    }
