"""What an amount counts: the noun behind it, or before it, and where there is none."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.figures.amounts import Amount, Form, joined_dual
from qawl.find.figures.tables import Tables, look_up
from qawl.lexicon.figures import CountedNoun
from qawl.text import tags as tag
from qawl.text.layers import Text

_NO_NOUN = (
    tag.PREPOSITION | tag.THAT | tag.BARE_THAT | tag.RELATIVE | tag.NEGATION | tag.AUXILIARY | tag.SUBORDINATOR
    | tag.DEMONSTRATIVE | tag.QUESTION | tag.VERB | tag.CONJ | tag.PREFIXED
)  # fmt: skip
_NAME = tag.GIVEN | tag.OUTLET | tag.BODY_NAME | tag.PLACE | tag.LATIN | tag.TIME
_PEOPLE = tag.TITLE | tag.UNNAMED | tag.NISBA
_OTHER, _PERSON = "other", "person"
_PARTITIVE = "من"
_ARTICLES = frozenset(["ال", "لل", "وال", "بال"])
_ARTICLE, _THOUSAND = "ال", "الف"
_SOUND_PLURALS = ("ين", "ون")
_SHORTEST = 3
_METRE = "م"
_TAKEN_UP = frozenset(("دولة", "وزير", "بلد", "رئيس", "طرف"))
_NEAR_SIZE = 6
_HUNDRED, _FEWEST, _TAMYIZ = 100, 3, 11
"""From eleven on the counted noun stands in the singular, but behind what ends in three to ten."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun and its tokens."""

    first: int
    end: int
    unit: str
    noun: CountedNoun | None
    """None for a noun that no list knows."""
    behind: bool
    """It stands behind the amount."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No noun, or one whose count is no figure («12 يوما»)."""

    left_out: bool


def find_counted(text: Text, amount: Amount, end: int, stop: int, tables: Tables) -> Counted | Nothing:
    """The noun that `amount`, which ends with its marks at `end`, counts; looks no further than the token `stop`."""
    if amount.form is Form.DUAL:
        return _dual(text, amount, tables)
    at = end
    if at < stop and text.types[at].folded == _METRE and _is_length(text, amount.first, tables):
        square = at + 1 < stop and text.types[at + 1].folded == "2"  # «4000 م2»
        metre = (tables.pairs["متر", "مربع"] if square else tables.nouns["متر"]).noun
        return Counted(at, at + 1 + square, metre.unit, metre, behind=True)
    if at < stop and _is_left_out(text, at, stop, tables):
        return Nothing(left_out=True)
    partitive = at < stop and text.types[at].folded == _PARTITIVE
    if partitive:
        at += 1
        at += at < stop and bool(text.tags[at] & tag.DEMONSTRATIVE)
    articled = amount.form is Form.VAGUE or partitive or amount.end - amount.first > 1 or is_definite(text, amount)
    if (inside := _past_mark(text, amount, end, stop)) is not None:
        if _is_left_out(text, inside, stop, tables):
            return Nothing(left_out=True)
        behind = _noun_at(text, inside, stop, tables, amount)  # «(800) لاجئ»
        if behind is None and _is_many(text, amount, inside):
            behind = _unknown(text, amount, inside, tables, partitive=False)  # «( 277 ) أمانة»
    else:
        behind = _noun_at(text, at, stop, tables, amount, articled=articled, many=partitive) if at < stop else None
        if behind is None and at < stop:
            behind = _unknown(text, amount, at, tables, partitive=partitive)
    if behind is not None and _is_small_word(text, amount) and not (partitive and amount.low == 2):
        behind = behind if behind.noun is not None and behind.noun.generic else None
    if behind is not None and is_definite(text, amount) and not text.tags[behind.first] & tag.DEFINITE:
        # «الستة مليارات دولار», «الـ 100 صاروخ»; but «الدول الـ17 الاتحاد …»
        many = amount.low is not None and amount.low >= _TAMYIZ
        behind = behind if behind.noun is not None and many and not _is_nth(text, amount.first, tables) else None
    before = _noun_before(text, amount, tables)
    first, second = (before, behind) if is_definite(text, amount) else (behind, before)  # «الدول الـ17 الاتحاد …»
    return first or second or Nothing(left_out=False)


def _is_length(text: Text, first: int, tables: Tables) -> bool:
    """Whether a word of length, depth or area stands before: «بطول 600 م», no year («600 م»)."""
    start = max(text.sentence_start(first), first - _NEAR_SIZE)
    return any(text.types[at].folded in tables.roles["size"] for at in range(start, first))


def _is_nth(text: Text, first: int, tables: Tables) -> bool:
    """«النسخة الـ71», «دور الـ32»: the definite noun before a number in digits, or a label, says which one it is."""
    before = first - 2
    if before < 0 or text.types[first - 1].folded not in _ARTICLES:
        return False
    if text.types[before].folded in tables.labels:
        return True
    return bool(text.tags[before] & tag.DEFINITE and not text.tags[before] & (tag.PLURAL | tag.PREPOSITION))


def _is_small_word(text: Text, amount: Amount) -> bool:
    """«واحد» and «اثنين» stand behind what they count, but for «اثنين آخرين» and «اثنين من …»."""
    if amount.form is not Form.NUMBER or amount.low is None or amount.low > 2:
        return False
    return text.types[amount.first].folded[:1].isalpha()


def is_definite(text: Text, amount: Amount) -> bool:
    """Whether the number has the article: «الخمسة», «الـ33»."""
    if amount.form is not Form.NUMBER:
        return False
    apart = bool(amount.first) and text.types[amount.first - 1].folded in _ARTICLES
    written = text.types[amount.first].folded[amount.clitics :]
    return apart or (written.startswith(_ARTICLE) and not written.startswith(_THOUSAND))


def _is_left_out(text: Text, at: int, stop: int, tables: Tables) -> bool:
    """Whether days, goals and the like are counted, or years of somebody's age."""
    if text.types[at].folded in tables.skipped and not text.tags[at] & tag.CONJ:
        return (text.types[at].folded, text.types[at + 1].folded if at + 1 < stop else "") not in tables.pairs
    return any(text.types[near].folded in tables.roles["age"] for near in range(at, min(stop, at + 2)))


def _dual(text: Text, amount: Amount, tables: Tables) -> Counted | Nothing:
    hit = look_up(joined_dual(text.types[amount.first].folded), tables.nouns)
    if hit is None or _is_left_out(text, amount.first, amount.end, tables):
        return Nothing(left_out=True)
    after = text.types[amount.end].folded if amount.end < len(text.types) else ""
    pair = tables.pairs.get((hit[1].word, after))  # «عمليتين جراحيتين»
    noun, end = (hit[0].noun, amount.end) if pair is None else (pair.noun, amount.end + 1)
    return Counted(amount.first, end, noun.unit, noun, behind=True)


def noun_of(text: Text, at: int, tables: Tables) -> Counted | None:
    """The noun at a token with whatever stands before or behind it: «القذائف», «موظفيها»; None where it counts none."""
    hit = look_up(text.types[at].folded, tables.nouns)
    if hit is not None:
        return Counted(at, at + 1, hit[0].noun.unit, hit[0].noun, behind=False)
    people = bool(text.tags[at] & _PEOPLE) or text.types[at].stem.endswith(_SOUND_PLURALS)
    return Counted(at, at + 1, _PERSON, None, behind=False) if people else None


def _is_many(text: Text, amount: Amount, at: int) -> bool:
    """Whether the word behind a bracket is what eleven and more are counted in; smaller numbers number a list."""
    bracketed = bool(text.tags[at - 1] & tag.CLOSE) and text.types[amount.first].folded[:1].isdigit()
    spelled = at + 1 < len(text.types) and text.types[at + 1].folded.startswith("عشر")  # «(15) خمسة عشر»
    counted = text.types[at].folded.endswith(("ا", "ه")) and not spelled and not text.tags[at] & tag.PREPOSITION
    return bracketed and counted and amount.low is not None and amount.low >= _TAMYIZ


def _past_mark(text: Text, amount: Amount, end: int, stop: int) -> int | None:
    """The token behind the bracket or the quotation mark that the amount alone stands in; None where it does not."""
    if end + 1 < stop and amount.first and text.tags[end] & (tag.CLOSE | tag.MARK):
        return end + 1 if text.tags[amount.first - 1] & (tag.OPEN | tag.MARK) else None
    return None


def _noun_at(
    text: Text, at: int, stop: int, tables: Tables, amount: Amount, *, articled: bool = True, many: bool = False
) -> Counted | None:
    """The listed noun at a token; with its article only behind «مئات», «من» and the like, and behind «من» not alone."""
    folded = text.types[at].folded
    if at + 1 < stop and (pair := tables.pairs.get((folded, text.types[at + 1].folded))) is not None:
        return Counted(at, at + 2, pair.noun.unit, pair.noun, behind=True)
    hit = look_up(folded, tables.nouns)
    if hit is None or hit[0].dual or hit[1].joined or hit[1].clitics or (hit[1].definite and not articled):
        return None
    if many and not (hit[1].definite or hit[0].plural):
        return None  # «عشرة آلاف من تنظيم حياتهم»
    one = hit[0].one if not many and _counts_in_singular(amount) else None
    noun = one or hit[0].noun
    return Counted(at, at + 1, noun.unit, noun, behind=True)


def _counts_in_singular(amount: Amount) -> bool:
    """«11 كتابا», «مئة كتاب», but «ثلاثة كتاب» and «103 كتاب»."""
    last = 0 if amount.high is None else amount.high % _HUNDRED
    return amount.high is not None and amount.high >= _TAMYIZ and not _FEWEST <= last < _TAMYIZ


def _unknown(text: Text, amount: Amount, at: int, tables: Tables, *, partitive: bool) -> Counted | None:
    """A word that no list of counted nouns has, where it can be one: «12 كاميرا», «مئات الرسائل»."""
    tags, kind = text.tags[at], text.types[at]
    if not kind.folded[:1].isalpha() or len(kind.folded) < _SHORTEST or tags & _NO_NOUN:
        return None
    definite = bool(tags & (tag.DEFINITE | tag.POSSESSED)) or (partitive and _is_of_known(text, at, tables))
    takes_article = amount.form is Form.VAGUE or partitive or amount.end - amount.first > 1
    if definite is not (definite and takes_article) or (partitive and not definite):
        return None
    if kind.cues and not tags & tag.COMMON and not definite:
        return None
    if tags & _NAME and not tags & (tag.NISBA | tag.COMMON | tag.TITLE):
        return None
    if (kind.folded[0] == "و" and not tags & tag.COMMON) or kind.folded in tables.bounding:
        return None
    people = bool(tags & _PEOPLE) or _looks_like_people(text, at, amount, partitive=partitive)
    return Counted(at, at + 1, _PERSON if people else _OTHER, None, behind=True)


def _is_of_known(text: Text, at: int, tables: Tables) -> bool:
    """«من أهالي القرية», «من سكان الوادي»: several, by what stands behind them."""
    behind = text.tags[at + 1] if at + 1 < len(text.tags) else tag.LINE
    if text.types[at].folded in tables.roles["owners"]:
        return False  # «مئات من ذوي المحتجزين»: no noun that one counts by itself
    return bool(text.tags[at] & tag.PLURAL and behind & (tag.DEFINITE | tag.PLACE) and not behind & tag.PREPOSITION)


def _looks_like_people(text: Text, at: int, amount: Amount, *, partitive: bool) -> bool:
    """«ثلاثة متطوعين», «40 ألف وحدوي», «52 وحدويا»: plurals in ين, and the adjectives in ي that name people.

    What «من» leads to is several: «37 من الدوري» are no people.
    """
    many = amount.low is not None and amount.low >= _TAMYIZ
    folded = text.types[at].folded
    if many and not partitive and folded.endswith(("يا", "ي")):
        return True
    few = amount.low is None or amount.low < _TAMYIZ or partitive
    if _names_both(text, at):
        return True
    return few and text.types[at].stem.endswith(_SOUND_PLURALS)


def _names_both(text: Text, at: int) -> bool:
    """«33 متفوقا ومتفوقة»: only people are told of as men and women."""
    noun, other = text.types[at].folded.removesuffix("ا"), text.types[at + 1].folded if at + 1 < len(text.types) else ""
    return other in (f"و{noun}ه", f"و{noun}ات")


def _noun_before(text: Text, amount: Amount, tables: Tables) -> Counted | None:
    """«الرهائن الـ33», «الجنود الخمسة», «شخص واحد», «مدنيين اثنين»."""
    at = amount.first - 1
    if at < 0 or amount.form is not Form.NUMBER or amount.low is None:
        return None
    if is_definite(text, amount):
        at -= text.types[at].folded in _ARTICLES
        return _named_before(text, amount, at, tables) if at >= 0 and amount.low > 1 else None
    hit = look_up(text.types[at].folded, tables.nouns)
    if hit is None or not _is_small_word(text, amount) or hit[1].definite or amount.clitics:
        return None
    if not hit[0].dual and (hit[1].joined or hit[0].plural is not (amount.low > 1)):
        return None
    noun = hit[0].noun
    if amount.low == 1 and not (noun.generic or noun.measure):
        return None  # «لاعبا واحدا»: one is news of the dead, and of nobody else
    return Counted(at, at + 1, noun.unit, noun, behind=False) if noun.unit == _PERSON or noun.measure else None


def _named_before(text: Text, amount: Amount, at: int, tables: Tables) -> Counted | None:
    """A plural with its article before «الـ33», «الثلاث»; «الدول الثلاث» only takes up who was named before."""
    if any(text.types[near].folded in tables.skipped for near in (at, at - 1) if near >= 0):
        return None  # «النقاط الثلاث», «سنوات الحفر العشر»
    digits = text.types[amount.first].folded[:1].isdigit()
    hit = look_up(text.types[at].folded, tables.nouns)
    if hit is not None:
        noun = hit[0].noun
        if hit[0].owned and hit[1].definite:
            return None  # «النسخة» is no «نسخه»
        owned = hit[0].owned and noun.unit == _PERSON  # «ركابها الثلاثة»
        taken_up = noun.lemma in _TAKEN_UP and not digits
        counts = owned or (hit[1].definite and hit[0].plural and not taken_up)
        return Counted(at, at + 1, noun.unit, noun, behind=False) if counts else None
    if (described := _described_before(text, at, tables)) is not None:
        return described
    tags, stem = text.tags[at], text.types[at].stem
    if not tags & tag.DEFINITE or tags & (_NAME | tag.PREPOSITION | tag.RELATIVE):
        return None
    if not (tags & tag.PLURAL or stem.endswith((*_SOUND_PLURALS, "ات"))):
        return None  # «في نسختها الـ23»
    people = bool(tags & _PEOPLE) or stem.endswith(_SOUND_PLURALS)
    return Counted(at, at + 1, _PERSON if people else _OTHER, None, behind=False)


def _described_before(text: Text, at: int, tables: Tables) -> Counted | None:
    """«المطارات الرئيسية الثلاثة»: an adjective between makes the number news."""
    adjective = text.tags[at] & tag.DEFINITE and text.types[at].folded.endswith(("ه", "ين", "ون"))
    hit = look_up(text.types[at - 1].folded, tables.nouns) if adjective and at else None
    if hit is None or not (hit[1].definite and hit[0].plural):
        return None
    return Counted(at - 1, at, hit[0].noun.unit, hit[0].noun, behind=False)
