"""What happens to an article, in order: read this first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path

from qawl.articles.build import load_page_kit
from qawl.articles.page import PageKit
from qawl.articles.parts import Part, around_only, split_parts
from qawl.articles.texts import segment_text
from qawl.dossiers.ties import anchors_of
from qawl.find.cues import find_frames
from qawl.find.drafts import Draft, draft_statements
from qawl.find.ends import Weights
from qawl.find.figures.find import find_figures
from qawl.find.frames import Frame
from qawl.find.join import join_records
from qawl.find.meetings.find import find_meetings
from qawl.find.moments.anchors import resolve_anchors
from qawl.find.moments.find import find_moments
from qawl.find.moments.stamps import only_stamps
from qawl.find.names import learn_names
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.positions.find import find_positions
from qawl.find.positions.mediations import find_mediations
from qawl.find.proposals.find import find_proposals
from qawl.find.silences import find_silences
from qawl.find.speakers import meet_people, resolve_speakers
from qawl.find.statements import finish_statements
from qawl.find.teasers import without_link, without_teasers
from qawl.lexicon.learnt import load_ends
from qawl.lexicon.load import load_lexicon
from qawl.lexicon.records import RecordWords, load_record_words, record_digest
from qawl.model.documents import Article
from qawl.model.dossiers import Dossier
from qawl.model.moments import read_day
from qawl.model.records import Reading, Records, Statement
from qawl.model.world import Linked
from qawl.registry.load import load_registry
from qawl.registry.words import load_given_names, load_nationalities, load_post_words
from qawl.resolve.actors import resolve_actors
from qawl.resolve.index import Index, build_index
from qawl.review.renumber import renumbered
from qawl.text.layers import Text, read_text
from qawl.text.numbers import find_numbers
from qawl.text.vocabulary import Vocabulary

Met = Sequence[tuple[int, Party]]
"""Who was met at which token, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Kit:
    """The compiled word lists, loaded once a process and handed to the finders piece by piece."""

    vocabulary: Vocabulary
    pages: PageKit
    """Of pages and bare texts: where the article stands, and where the page around it."""
    version: str
    ends: Weights
    """Learnt: where attributed words end."""
    records: RecordWords | None = None
    """For moments, figures, meetings, proposals and positions; None where only statements are wanted."""


def load_kit(overlay: Path | None = None, *, records: bool = False) -> Kit:
    """Read Qawl's word lists and, on top of them, the user's own from the folder `overlay`.

    With `records` also those by which moments, figures, meetings, proposals and positions are found.
    """
    lexicon, ends, pages = load_lexicon(overlay), load_ends(), load_page_kit(overlay)
    made_by = f"qawl {version('qawl')}+{lexicon.digest}.{ends.digest}.{pages.digest}.{record_digest(overlay)}"
    words = load_record_words(overlay) if records else None
    return Kit(Vocabulary(lexicon), pages, made_by, ends.weights, words)


@dataclass(frozen=True, slots=True)
class Linker:
    """The registry, turned round for finding; loaded only where actors are asked for."""

    index: Index
    version: str


def load_linker(kit: Kit, overlay: Path | None = None) -> Linker:
    """Read Qawl's registry of actors and, on top of it, the user's own from the folder `actors` in `overlay`."""
    registry = load_registry(overlay)
    nationalities, given = load_nationalities(overlay), load_given_names(overlay)
    index = build_index(registry, kit.vocabulary, load_post_words(), nationalities, given)
    return Linker(index, f"{kit.version}+{registry.digest}")


def read_article(article: Article, kit: Kit) -> Reading:
    """Everything that one article says; touches nothing outside its arguments.

    Where a page or a text holds a second article, each is read by itself, and what is neither is not read, but for
    the day and hour that a page prints there. Records besides statements and silences are found where the kit has the
    words for them.
    """
    segments = article.segments or segment_text(article.text, kit.pages.labels)
    article = replace(article, segments=segments)
    readings = [_read_part(article, part, kit) for part in split_parts(article)]
    statements = tuple(statement for one in readings for statement in one.statements)
    silences = tuple(silence for one in readings for silence in one.silences)
    found = None
    if kit.records is not None:
        before = accumulate((len(one.statements) for one in readings), initial=0)
        found = join_records([(by, one.records) for by, one in zip(before, readings, strict=False) if one.records])
        found = _with_stamps(found, article, kit)
    return Reading(article, statements, silences, kit.version, found)


def _read_part(article: Article, part: Part, kit: Kit) -> Reading:
    """What one article on the page says; its text is the whole page's, with everything else blank."""
    text, frames, people, met, drafts = _met_in(part, kit)
    statements = finish_statements(text, people, drafts, part.outlet)
    silences = find_silences(text, people, frames, drafts)
    words = kit.records
    found = None if words is None else _find_records(text, people, met, statements, part.published, words)
    return Reading(article, statements, silences, kit.version, found)


def _met_in(part: Part, kit: Kit) -> tuple[Text, Sequence[Frame], People, Met, Sequence[Draft]]:
    """The text of a part with all whom it names, and what stands around each cue, speakers made out."""
    text = read_text(without_link(part.text), kit.vocabulary)
    if (own := without_teasers(text)) is not None:
        text = read_text(own, kit.vocabulary)
    text = learn_names(text)
    frames = find_frames(text)
    drafts = draft_statements(text, frames, kit.ends)
    people, met = meet_people(text)
    resolve_speakers(text, people, drafts, met)
    return text, frames, people, met, drafts


def find_records_again(reading: Reading, kit: Kit) -> Records:
    """The records of an article by the statements that its reading has, whoever made them out; no other is looked for.

    Nothing is found where the kit has no words for them.
    """
    found = []
    for part in split_parts(reading.article):
        here = {place: one for place, one in enumerate(reading.statements) if _is_in(one, part)}
        text, _, people, met, _ = _met_in(part, kit)
        if kit.records is not None:
            words = kit.records
            records = _find_records(text, people, met, tuple(here.values()), part.published, words)
            found.append(renumbered(records, dict(enumerate(here))))
    return _with_stamps(join_records([(0, records) for records in found]) if found else Records(), reading.article, kit)


def _with_stamps(found: Records, article: Article, kit: Kit) -> Records:
    """The same with the days and hours that the page itself prints beside the article."""
    words = "" if kit.records is None else around_only(article)
    if not words or kit.records is None:
        return found
    text = read_text(words, kit.vocabulary)
    numbers = find_numbers(text, kit.records.numbers)
    moments = find_moments(text, numbers, read_day(article.published), kit.records.moments)
    stamps = only_stamps(text, moments)
    return replace(found, moments=tuple(sorted((*found.moments, *stamps), key=lambda one: one.at.start)))


def _is_in(statement: Statement, part: Part) -> bool:
    """Whether a statement stands in a part: everything else of the page is blank there."""
    return not part.text[statement.content[0].start].isspace()


def _find_records(
    text: Text, people: People, met: Met, statements: Sequence[Statement], published: str | None, words: RecordWords
) -> Records:
    """What else the article holds: each kind of record is found once those that it needs are there."""
    today = read_day(published)
    numbers = find_numbers(text, words.numbers)
    moments = find_moments(text, numbers, today, words.moments)
    figures = find_figures(text, numbers, moments, statements, words.figures)
    meetings = find_meetings(text, people, met, moments, statements, today, words.meetings)
    proposals = find_proposals(text, people, met, statements, figures, moments, words.proposals)
    positions = find_positions(text, people, met, statements, words.positions)
    mediations = find_mediations(text, people, met, statements, words.positions)
    return Records(moments, figures, meetings, proposals, positions, mediations)


def link_actors(reading: Reading, linker: Linker) -> Linked:
    """The reading, with the actors of the registry that its mentions are; touches nothing outside its arguments."""
    return resolve_actors(reading, linker.index, linker.version)


def date_anchors(reading: Reading, dossier: Dossier) -> Reading:
    """The reading, with days for the moments that are measured from events of the dossier («منذ اندلاع القتال»)."""
    if reading.records is None or not dossier.anchors:
        return reading
    moments = resolve_anchors(reading.records.moments, reading.article.text, anchors_of(dossier))
    return replace(reading, records=replace(reading.records, moments=moments))
