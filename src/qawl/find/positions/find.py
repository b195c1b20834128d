"""Where parties stand: every stand of the text, with its holder, what it is about, and who made it known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.positions.acts import STANCES, find_told, is_prayed
from qawl.find.positions.advice import is_duty_told, is_no_stand, is_stance_itself
from qawl.find.positions.behind import BY_AGENT
from qawl.find.positions.conditions import find_condition
from qawl.find.positions.declared import OWN_WORDS, act_told_by, told_by
from qawl.find.positions.duties import asked_by_name, falls_to_himself, is_due, is_guessed, judged, nearer
from qawl.find.positions.holders import find_holder
from qawl.find.positions.issues import content_end, goes_on_to, is_possessed
from qawl.find.positions.lists import further_objects
from qawl.find.positions.mediations import read_mediations
from qawl.find.positions.objects import Object, find_object
from qawl.find.positions.once import Taken, once
from qawl.find.positions.parties import LEAK
from qawl.find.positions.pronouns import names_himself
from qawl.find.positions.scene import Scene, set_scene
from qawl.find.positions.sides import (
    asks_from,
    is_among_own,
    is_bystander,
    is_cabinet,
    is_call,
    is_carried_too_far,
    is_far_off,
    is_in_passing,
    is_no_side,
    is_only_said_of,
    is_out_of_place,
    is_told,
    is_unnamed_side,
)
from qawl.find.positions.speaking import Holder
from qawl.find.positions.spelling import issue_words, party_words
from qawl.find.positions.stands import Stand, find_stands
from qawl.find.positions.weights import BY_CUE, MANNERS, WEIGHTS
from qawl.find.positions.words import is_of, look_up, matter_at
from qawl.lexicon.positions import PositionWords
from qawl.model.documents import Span
from qawl.model.positions import Position, Stance, Strength
from qawl.model.proposals import DeclaredBy
from qawl.model.records import Statement
from qawl.text.layers import Text
from qawl.text.tags import DEFINITE, PLACE, PREPOSITION

_LIKELY = 0.5
"""What is less certain is not kept."""
_ON_ANOTHER = 0.9
"""Less for a stand that somebody else tells."""


def find_positions(
    text: Text,
    people: People,
    met: Sequence[tuple[int, Party]],
    statements: Sequence[Statement],
    words: PositionWords,
) -> tuple[Position, ...]:
    """Every stand of a party in the text, in order; `met` and `statements` as the reading of statements left them."""
    lookup = look_up(words)
    stands = list(find_stands(text, lookup))
    if not stands and not any(one.act in STANCES for one in statements):
        return ()
    scene = set_scene(text, people, met, statements, lookup)
    found: list[Position] = []
    taken: dict[str, int] = {}
    for claim in _claims(scene, stands):
        for position in _positions(scene, claim):
            if position.at.start >= taken.get(position.party, 0):
                found.append(position)
                taken[position.party] = position.at.end
    found += _by_acts(scene, stands, found)
    found = _by_mediators(scene, found)
    return tuple(once(sorted(found, key=lambda one: (one.at.start, one.at.end))))


def _by_acts(scene: Scene, stands: Sequence[Stand], found: Sequence[Position]) -> Iterator[Position]:
    """Those that the acts of the statements tell beside them: «طالب أعضاء المجلس باستقالة الوزير»."""
    by_cue = {one.statement for one in found if one.statement is not None and one.rule.endswith(BY_CUE)}
    taken = Taken(found)
    for told in find_told(scene, stands, by_cue | scene.answers):
        if is_out_of_place(scene, told.stance, told.issue) or is_far_off(scene, told.number, told.cue):
            continue
        aside = is_in_passing(scene, told.cue, told.stance, told.issue)
        if is_told(scene, told.stance, told.cue + 1, told.first):
            continue
        if told.stance is not Stance.DEMAND and _is_to_come(scene, told.cue):
            continue  # «وفي مرحلة متقدمة ستوافق المنارة على»: what somebody foretells
        at = scene.text.span(told.first, content_end(scene, told.issue[1], told.end))
        statement = scene.statements[told.number]
        for voice in told.voices:
            if is_no_side(scene, voice) or (declared := act_told_by(scene, told.number, voice)) is None:
                continue
            if taken.meets(voice.party, at) or (declared[0] in _TOLD_OF and _is_to_come(scene, told.cue)):
                continue
            yield Position(
                at=at,
                party=party_words(scene, voice, told.number),
                issue=issue_words(scene, *told.issue),
                stance=told.stance,
                strength=Strength.PLAIN,
                condition=None,
                declared_by=declared[0],
                declarer=declared[1],
                statement=told.number,
                rule=f"{statement.act}/act",
                confidence=WEIGHTS["act"],
                personal=voice.personal or is_unnamed_side(scene, voice),
                aside=aside or is_call(scene, told.number, voice) or is_bystander(scene, voice, told.issue),
            )


def _by_mediators(scene: Scene, found: list[Position]) -> list[Position]:
    """The same, where the article says that whoever tells another's stand mediates."""
    if not any(one.declared_by is DeclaredBy.COUNTERPART for one in found):
        return found
    mediators = frozenset(name for one in read_mediations(scene) for name in one.who)

    def mediates(one: Position) -> bool:
        party = scene.voices.by_name.get(one.declarer or "")
        voice = None if party is None else scene.voices.of_party(party)
        return one.declarer in mediators or (voice is not None and voice.party in mediators)

    return [
        replace(one, declared_by=DeclaredBy.MEDIATOR)
        if one.declared_by is DeclaredBy.COUNTERPART and mediates(one)
        else one
        for one in found
    ]


@dataclass(frozen=True, slots=True)
class Claim:
    """A stand with its holder and one object."""

    stand: Stand
    holder: Holder
    about: Object
    joined: bool
    """It is not the first object of its stand."""


def _claims(scene: Scene, stands: Sequence[Stand]) -> Iterator[Claim]:
    last: Holder | None = None
    sentence = past = -1
    for stand in stands:
        start = scene.text.sentence_start(stand.first)
        if start != sentence:
            last, sentence = None, start
        if stand.noun and not stand.verb and stand.first < past:
            continue  # «طالب بقبول المقترح»: what is asked for is nobody's stand yet
        holder = find_holder(scene, stand, last)
        if holder is None:
            if stand.word.impersonal or stand.stance is Stance.DEMAND:
                past = stand.end + _ASKED
            continue
        last = holder
        about = _about(scene, stand, holder)
        if about is not None and stand.word.impersonal and about.head > _NARROW:
            about = nearer(scene, about)
        if about is None and stand.verb and not stand.noun:
            past = max(past, stand.end + _ITS)  # «لن نتخلى عن دعم القضية»: no stand of support
        if about is None or names_himself(scene, stand, holder, about) or falls_to_himself(scene, stand, holder, about):
            continue
        about = judged(scene, stand, about)
        if not _fits(scene, stand, holder, about):
            continue
        past = about.issue[1]
        abouts = [about, *further_objects(scene, stand, about)]
        for number, one in enumerate(abouts):
            following = abouts[number + 1].first if number + 1 < len(abouts) else one.end
            yield Claim(stand, holder, replace(one, end=max(one.issue[1], min(one.end, following))), number > 0)


def _about(scene: Scene, stand: Stand, holder: Holder) -> Object | None:
    """What the stand is about."""
    anything, passive = _may_be_anything(scene, stand, holder), holder.route == BY_AGENT
    found = find_object(scene, stand, holder.after, anything=anything, passive=passive)
    return found or asked_by_name(scene, stand, holder) or is_due(scene, stand)


def _may_be_anything(scene: Scene, stand: Stand, holder: Holder) -> bool:
    """Whether whatever is named is a matter of politics: a state's firm stand, or a call in a conflict."""
    if all(voice.political for voice in holder.voices) and stand.word.open:
        return scene.heated or not stand.word.impersonal
    if is_duty_told(scene, stand):
        return scene.heated and all(voice.political and not voice.personal for voice in holder.voices)
    if stand.word.impersonal:
        return False  # «يجب طرح السؤال على المحامي»: whatever somebody says must be
    weighty = all(voice.political or voice.personal for voice in holder.voices)
    return weighty and scene.heated and (stand.word.open or stand.word.warm) and not stand.word.wish


def _fits(scene: Scene, stand: Stand, holder: Holder, about: Object) -> bool:
    """Whether the object is one of the word, and of a stand rather than of business as usual."""
    if stand.word.political and not all(voice.political for voice in holder.voices):
        return False
    if scene.is_elsewhere(stand.first):
        return False  # «وافق الصندوق على منح الشركة القرض»
    loose = stand.stance in _LOOSE if stand.word.impersonal else holder.route in _WEAK
    if loose and scene.is_sparse(stand.first):
        return False  # «أكدت الجامعة أهمية التعاون»: no matter of politics
    if is_no_stand(scene, stand, about.first, about.issue[0]):
        return False
    if stand.stance is Stance.DEMAND and scene.text.tags[about.issue[0]] & PLACE:
        return False  # «نحن بحاجة إلى أستراليا»: nothing is asked for
    if stand.word.impersonal and is_of(scene.text, scene.lookup, "amount", about.issue[0]):
        return False  # «الشركة تحتاج إلى مليار دولار»
    if is_prayed(scene, stand.end, about.first) or is_stance_itself(scene, about.issue):
        return False
    eager = stand.word.warm and stand.stance is Stance.FOR and not stand.word.impersonal
    if eager and any(is_of(scene.text, scene.lookup, "everyday", at) for at in range(*about.issue)):
        return False  # «حرص المدرب على إشراك اللاعبين»
    if (stand.word.narrow and about.head > _NARROW) or (stand.word.own and not _is_own(scene, about)):
        return False
    if holder.route == "noun" and not stand.verb and about.first == holder.after:
        return bool(scene.text.types[about.first].prefix) or scene.text.tags[about.first - 1] & PREPOSITION != 0
    routine = any(is_cabinet(scene, at) for at in range(stand.end, holder.after))
    return not (stand.stance is Stance.FOR and holder.route in BY_CUE and routine)


def _is_own(scene: Scene, about: Object) -> bool:
    """«مستعدة للتفاوض», «مستعدة لدعم محادثات», «مستعدة لتشكيل حكومة»: an act of one's own is among the first words."""
    first, end = about.issue
    act = about.head == 0 and end - first > 1 and not scene.text.tags[first] & DEFINITE
    if is_of(scene.text, scene.lookup, "may do", first) or (act and scene.text.types[about.first].prefix):
        return True  # «مستعدة لتقديم ضمانات»
    return about.own or any(matter_at(scene.text, scene.lookup, at) for at in range(first, min(end, first + _NARROW)))


_WEAK = ("dropped", "goes on", "own", "opens")
_LOOSE = (Stance.FOR, Stance.DEMAND)
_ASKED = 6
"""So many words behind a demand of nobody's still say what is asked for."""
_ITS = 4
"""So many words behind a verb are its own, whatever they say."""
_NARROW = 2
"""A word used of anything needs what is negotiated among the first words of its object."""


def _positions(scene: Scene, claim: Claim) -> Iterator[Position]:
    text, stand, about = scene.text, claim.stand, claim.about
    issue = about.issue
    opens = issue[0] if issue[1] > stand.first else max(issue[0], stand.end - 1)
    condition = find_condition(scene, stand, opens, about.end)
    stance = _stance(scene, stand, about, condition)
    asks_for = stance is Stance.DEMAND or (stance is Stance.FOR and not stand.negated)
    if asks_for and not stand.word.impersonal and (asked := _asked(scene, about)) is not None:
        stance, issue = asked, (issue[0] + 1, issue[1])
    if is_out_of_place(scene, stance, issue):
        return
    aside = is_in_passing(scene, stand.first, stance, issue, impersonal=stand.word.impersonal)
    asks = asks_from(scene, stand) if stand.word.impersonal else claim.holder.after
    if is_told(scene, stance, asks, stand.first if stand.word.impersonal else about.first):
        return
    foretold = stance is not Stance.DEMAND and claim.holder.route in BY_CUE and _is_to_come(scene, stand.first)
    if foretold and scene.inside[stand.first] is None:
        return
    for voice in claim.holder.voices:
        told = told_by(scene, claim.stand, claim.holder, voice)
        if told is None or is_no_side(scene, voice):
            continue
        declared_by, declarer, number = told
        if number is not None and is_carried_too_far(scene, stand, claim.holder.route, number):
            continue
        if (stand.word.said or foretold) and declared_by not in OWN_WORDS:
            continue
        if declared_by not in OWN_WORDS and stance is not Stance.CONDITIONAL and _is_to_come(scene, stand.first):
            continue  # but «وإلا سيرفض»
        if declared_by in _TOLD_OF and stand.word.wish:
            continue
        if declared_by is DeclaredBy.OTHER and is_guessed(scene, stand, number):
            continue
        if not scene.heated and not voice.political:
            continue  # a school, a club: what it calls for is no politics
        if voice.personal and (not scene.hot or (stand.word.impersonal and not voice.political)):
            continue  # an expert, a customer: anybody says what must be done
        confidence = WEIGHTS[claim.holder.route] * MANNERS.get(voice.manner, 1.0)
        if declared_by not in OWN_WORDS and declared_by is not DeclaredBy.OUTLET and voice.manner != LEAK:
            confidence *= _ON_ANOTHER
        if confidence < _LIKELY:
            continue
        yield Position(
            at=_at(scene, claim, condition),
            party=party_words(scene, voice, number),
            issue=issue_words(scene, *issue),
            stance=stance,
            strength=_strength(scene, stand, about, stance),
            condition=None if condition is None else text.span(*condition),
            declared_by=declared_by,
            declarer=declarer,
            statement=number,
            rule=f"{stand.word.lemma}/{claim.holder.route}",
            confidence=round(confidence, 2),
            personal=voice.personal or is_unnamed_side(scene, voice),
            aside=aside
            or is_only_said_of(scene, stand, claim.holder.route, declared_by)
            or is_bystander(scene, voice, issue)
            or is_among_own(scene, voice, stand.end, about.first),
        )


_BRIEF = 3
"""So few words go on behind a comma."""
_TOLD_OF = (DeclaredBy.COUNTERPART, DeclaredBy.OTHER)


def _is_to_come(scene: Scene, at: int) -> bool:
    """«واثق من أن المجلس سيوافق على»: what another foretells, and nobody has said yet."""
    kind = scene.text.types[at]
    return kind.bare[:1] == "س" and kind.bare[1:2] in ("ي", "ت")


def _asked(scene: Scene, about: Object) -> Stance | None:
    """«حث المجلس على رفض الاتفاق», «اتفقوا على رفض الاتفاق»: whoever asks for a refusal is against it himself."""
    first, end = about.issue
    openings = scene.lookup.stances.get(scene.text.types[first].bare.removeprefix("ب").removeprefix("ل"), ())
    nouns = [word for rest, word, forms in openings if not rest and any(form.tense == "noun" for form in forms)]
    if end - first >= _NARROW and scene.text.tags[first + 1] & PREPOSITION and end - first == _NARROW:
        return None  # «القبول به»
    if end - first == _NARROW and is_possessed(scene.text, first + 1):
        return None  # «الالتزام بتعهداتها»
    if not nouns or end - first < _NARROW or nouns[0].stance not in (Stance.FOR, Stance.AGAINST):
        return None
    return nouns[0].stance


def _at(scene: Scene, claim: Claim, condition: tuple[int, int] | None) -> Span:
    """The words of the stand: with its own word where it stands in a clause, and the content alone behind a cue."""
    stand, about = claim.stand, claim.about
    end = max(content_end(scene, about.issue[1], about.end), condition[1] if condition else 0)
    if end - about.first <= _BRIEF and not claim.joined:
        end = goes_on_to(scene, end)
    if about.behind:
        return scene.text.span(min(about.first, stand.start), max(stand.end, end))
    content = claim.holder.route in BY_CUE and not stand.negated
    bare = not claim.joined and end - about.first == 1  # «دانت الجامعة في بيان القانون»: the word alone says nothing
    end = max(end, stand.end) if about.first < stand.start else end
    if claim.joined or (content and not bare) or about.first < stand.start:
        return scene.text.span(min(about.first, about.issue[0]), end)
    return scene.text.span(stand.start, end)


_OR_ELSE = "والا"


def _stance(scene: Scene, stand: Stand, about: Object, condition: tuple[int, int] | None) -> Stance:
    """What the stand comes to: a refusal of an act of one's own, or anything under a condition."""
    if condition is not None and stand.stance is not Stance.DEMAND:
        return Stance.CONDITIONAL
    if stand.start and scene.text.types[stand.start - 1].folded == _OR_ELSE:
        return Stance.CONDITIONAL  # «طالب بتعديل الاتفاق وإلا سيرفضه»
    if stand.stance is Stance.AGAINST and about.own and (stand.word.open or stand.negated):
        return Stance.REFUSE
    opens = range(*about.issue)[:_NARROW]
    if stand.stance is Stance.FOR and any(is_of(scene.text, scene.lookup, "veto", at) for at in opens):
        return Stance.AGAINST  # «تعتزم المنارة استخدام الفيتو ضد المشروع»
    if stand.stance is Stance.REFUSE and is_of(scene.text, scene.lookup, "guarded", opens[0]):
        return Stance.FOR  # «أمن الإقليم خط أحمر»
    return stand.stance


def _strength(scene: Scene, stand: Stand, about: Object, stance: Stance) -> Strength:
    text, end = scene.text, min(len(scene.text.tokens), about.end + 1)
    around = range(max(0, stand.first - 2), max(stand.end, end if about.end > stand.first else stand.end))
    if any(is_of(text, scene.lookup, "firm", at) for at in around):
        return Strength.FIRM
    if stand.negated and stance is Stance.FOR:
        return Strength.SOFT
    if any(is_of(text, scene.lookup, "soft", at) for at in around):
        return Strength.SOFT
    return stand.word.strength
