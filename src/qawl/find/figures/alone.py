"""Numbers without a noun: which of them are names or places in a list, and which count something all the same."""

from __future__ import annotations

from qawl.find.figures.amounts import Amount, Form
from qawl.find.figures.bounds import Bounded
from qawl.find.figures.drafts import FUNDS, MONEY, OTHER, PERCENT, PERSON, Draft
from qawl.find.figures.measures import COORDINATED, NEAR
from qawl.find.figures.nouns import Counted, is_definite, noun_of
from qawl.find.figures.tables import Tables, look_up
from qawl.find.figures.told import Told, holds
from qawl.text import tags as tag
from qawl.text.layers import Text

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_NUMBERED = 9
"""Tokens between «عدد» and the number."""
_BROKEN = tag.STOP | tag.COLON | tag.LINE | tag.COMMA | tag.THAT | tag.BARE_THAT | tag.OPEN | tag.CLOSE
_SCALED = 1000
_TWO_DIGITS = 2
_THEIRS = ("هم", "هن", "ها")
_IN_ALL = frozenset(("الاجمالي", "الكلي", "النهايي"))
_AMOUNTING, _DESCRIBED = frozenset(("البالغ", "البالغين", "البالغون", "والبالغين")), 2
"""«الناخبين الأتراك البالغين 56 مليونا»: so many words may describe them."""
_INSTEAD, _TO = frozenset(["بدلا", "عوضا"]), 3
_OF_WHOM = frozenset(("منهم", "منهن", "منها"))
_PAGES, _TAMYIZ, _SINGULARS = "صسقعجط", 11, ("ا", "ه")
"""Letters that stand for a page, an hour …; the first number that counts in the singular, and how that may end."""
_WHAT = frozenset(("ما", "بما"))


def is_fraction(text: Text, amount: Amount) -> bool:
    """«نصف», «ثلثي»: a share, whose number nobody gives; «0.40 دولار» is a sum."""
    if amount.form is not Form.NUMBER or amount.low is None or amount.low >= 1:
        return False
    return not amount.low or not text.types[amount.first].folded[:1].isdigit()


def share_of_whole(text: Text, amount: Amount, tables: Tables) -> float | None:
    """«ثلثي الأعضاء», «أغلبية الثلثين»: the share in per cent, where it is one of people, votes, lands and the like."""
    before = text.types[amount.first - 1].folded if amount.first else ""
    after = text.types[amount.end].folded if amount.end < len(text.tokens) else ""
    if is_definite(text, amount):
        among = before in tables.roles["majority"]
    else:
        among = after in tables.roles["shared"] or _are_people(after, tables)
    return round(100 * amount.low, 2) if among and amount.low is not None else None


def _are_people(folded: str, tables: Tables) -> bool:
    """«ثلث المسلحين», «نصف الأشخاص»."""
    hit = look_up(folded, tables.nouns)
    if hit is None or hit[0].owned or hit[1].joined:
        return False  # «ربع التجارة» is no «تجاره»
    return hit[0].noun.unit == PERSON and hit[0].plural and hit[1].definite


def is_label(text: Text, amount: Amount, said: Bounded, counted: Counted | None, tables: Tables) -> bool:
    """Whether the number names something («القرار 1701», «إف-16») or numbers a list («2- …»)."""
    if amount.form not in (Form.NUMBER, Form.RANGE):
        return False
    digits = text.types[amount.first].folded
    known = counted is not None and (counted.noun is not None or counted.unit == PERSON)
    if digits[:1] == "0" and digits.isdecimal() and len(digits) > 1:
        return not (len(digits) == _TWO_DIGITS and (known or amount.end > amount.first + 1))  # «03 أشخاص», «01 مليون»
    if _is_denominator(text, amount, tables):
        return True
    if not said.led and _is_dated(text, amount, tables):
        return True
    if said.led and said.first and text.types[said.first - 1].folded in tables.roles["aged"]:
        return True  # «عن عمر يناهز 97»
    return (not said.led and _is_led_by_name(text, amount, known, tables)) or _numbers_a_list(text, amount)


def _is_denominator(text: Text, amount: Amount, tables: Tables) -> bool:
    """«لكل 100 غرام», «4 أطفال من كل 10»: per so many, and not so many."""
    before = text.types[amount.first - 1].folded if amount.first else ""
    if before in tables.roles["each"]:
        return True
    of = text.types[amount.first - 2].folded if amount.first > 1 else ""
    return before == "كل" and (of in tables.roles["from"] or of in tables.roles["between"])


def _is_led_by_name(text: Text, amount: Amount, known: bool, tables: Tables) -> bool:
    before = amount.first - 1
    if before < 0:
        return False
    touching = text.ends[before] == text.starts[amount.first]
    if touching and (text.tokens[before] in "-–+/_#" or text.tags[before] & tag.LATIN):
        return not (known and text.tokens[before] in "-–")
    if touching and len(text.tokens[before]) == 1 and text.tokens[before] in _PAGES:
        return True  # «ص59»
    if (not known or is_year(text, amount)) and text.types[before].folded in tables.labels:
        total = before > 0 and text.types[before - 1].folded in _WHAT  # «ما مجموعه 12 ثلاجة»
        behind = text.tags[amount.end] if amount.end < len(text.tags) else tag.LINE
        counts = behind & tag.COMMON and not behind & (tag.PREPOSITION | tag.DEFINITE)
        counts = counts and ((amount.low or 0) < _TAMYIZ or text.types[amount.end].folded.endswith(_SINGULARS))
        month = counts and text.tags[before] & tag.DEFINITE and text.tags[before] & tag.TIME
        return not (total or (month and not is_year(text, amount)))  # «خلال الشهر 48 مولودا»
    return bool(text.tags[before] & tag.LATIN) and not known


def _numbers_a_list(text: Text, amount: Amount) -> bool:
    """«2- …» at the head of a line, «5+1», «#ثمان_وأربعون_…»."""
    before, after = amount.first - 1, amount.end
    if after >= len(text.tokens):
        return False
    touching = text.ends[amount.end - 1] == text.starts[after]
    if text.raw[text.ends[amount.end - 1]] == "_" or text.raw[max(0, text.starts[amount.first] - 1)] in "#_":
        return True
    if not text.types[amount.first].folded[:1].isdigit():
        return False
    if touching and text.tokens[after] in "+/":
        return True
    opens = before < 0 or bool(text.tags[before] & tag.LINE)
    marked = text.tags[after] & (tag.DASH | tag.STOP | tag.CLOSE) and not text.tokens[after].isalpha()
    return opens and bool(marked)


def _is_dated(text: Text, amount: Amount, tables: Tables) -> bool:
    """«خطة 2016-2020», «في 2016 قوات …»: years that no moment tells."""
    if amount.form is Form.RANGE:
        years = [amount.low, amount.high]
        return all(year is not None and _FIRST_YEAR <= year < _LAST_YEAR for year in years)
    return bool(amount.first) and is_year(text, amount) and text.types[amount.first - 1].folded in tables.roles["in"]


def is_year(text: Text, amount: Amount) -> bool:
    """Whether four digits alone may be a year."""
    digits = text.types[amount.first].folded
    return amount.end == amount.first + 1 and digits.isdecimal() and _FIRST_YEAR <= int(digits[:8]) < _LAST_YEAR


def stands_alone(
    text: Text, amount: Amount, said: Bounded, told: Told | None, previous: Draft | None, tables: Tables
) -> bool:
    """Whether a number without a noun is a figure: «إصابة 12», «ارتفع عدد القتلى إلى 45», «من أصل 2.4 مليون»."""
    if amount.form is Form.DUAL:
        return True
    before = said.first - 1
    whole = before >= 0 and text.types[before].folded in tables.roles["whole"]
    if whole and previous is not None:
        return True
    year = is_year(text, amount)
    if is_definite(text, amount):
        return False
    if previous is not None and (_is_share(text, amount, previous, tables) or _replaces(text, said, previous)):
        return True
    led = bool(amount.clitics) or (before >= 0 and bool(text.tags[before] & tag.PREPOSITION))
    if told is not None and (told.near or led):
        return not year or said.led
    after = text.types[amount.end].folded if amount.end < len(text.types) else ""
    if after in _OF_WHOM and not year and amount.low != 1:
        return True
    if amount.form is Form.VAGUE:
        return amount.end > amount.first + 1  # «قتل سنويا عشرات الآلاف»
    return (said.led and not year) or _is_scaled(text, amount)


def _replaces(text: Text, said: Bounded, previous: Draft) -> bool:
    """«انخفض العدد من 33 إلى 32», «8 وزيرات بدلا من 6»: the same are counted at another time."""
    gap = said.first - previous.end
    if previous.unit == PERCENT or not 0 < gap <= NEAR:
        return False
    before, earlier = text.types[said.first - 1].folded, text.types[said.first - 2].folded
    led = previous.said.first > 0 and text.types[previous.said.first - 1].folded == "من"
    return (before == "من" and earlier in _INSTEAD) or (before == "الي" and led and gap <= _TO)


def _is_scaled(text: Text, amount: Amount) -> bool:
    """«سبعة مليارات», «300 ألف»: nothing but a quantity is said so."""
    spelled = amount.end - amount.first > 1 and text.types[amount.end - 1].folded[:1].isalpha()
    return spelled and amount.low is not None and amount.low >= _SCALED


def _is_share(text: Text, amount: Amount, previous: Draft, tables: Tables) -> bool:
    """«144 شخصا في الشمال و70 في الجنوب», «سبعة أشخاص، ثلاثة منهم …»: the noun is said once."""
    after = amount.end
    if after >= len(text.tokens) or previous.unit == PERCENT:
        return False
    if text.types[after].folded in tables.roles["among"]:
        return amount.first - previous.end <= COORDINATED
    if amount.first > previous.end and text.types[amount.first - 1].folded in tables.roles["among"]:
        return previous.unit == PERSON
    joined = text.types[amount.first].folded[0] == "و" or text.types[amount.first - 1].folded == "و"
    joined = joined or (previous.unit == PERSON and bool(text.tags[amount.first - 1] & tag.COMMA))
    led = text.tags[after] & tag.PREPOSITION or text.types[after].prefix == "ب"  # «14 بالانتخاب و7 بالتعيين»
    return joined and amount.first - previous.end <= NEAR and bool(led)


def is_one_of(text: Text, amount: Amount) -> bool:
    """«ضحية لواحدة من الحيل»: one of many, whom nobody counts."""
    spelled = text.types[amount.first].folded[:1].isalpha()
    return amount.low == 1 and spelled and text.types[min(amount.end, len(text.types) - 1)].folded == "من"


def is_aboard(text: Text, end: int, tables: Tables) -> bool:
    """«على متن القارب», «على متنها»: who is on board."""
    return end + 1 < len(text.types) and text.types[end + 1].folded in tables.roles["aboard"]


def is_source(text: Text, amount: Amount, counted: Counted | None) -> bool:
    """«قال مسؤولان», «قال اثنان من المسؤولين»: who speaks is counted by nobody."""
    if amount.low != 2 or not amount.first or (counted is not None and counted.unit != PERSON):
        return False
    return any(form.tense in ("past", "present") for _, form in text.types[amount.first - 1].cues)


def sum_of_money(text: Text, first: int, start: int, previous: Draft | None, tables: Tables) -> str | None:
    """The unit of a large number whose noun is left out, where the words from `start` on tell of money."""
    if previous is not None and previous.measure == FUNDS and first - previous.end <= COORDINATED:
        return previous.unit
    return MONEY if holds(text, max(start, first - COORDINATED), first, tables.roles["money"]) else None


def numbered(text: Text, amount: Amount, first: int, start: int, tables: Tables) -> Counted | None:
    """«عدد أعضاء المجلس الكلي 105», «ارتفع إلى 121 عدد القتلى», «الناخبين البالغين 56 مليونا»: what is counted."""
    if amount.form not in (Form.NUMBER, Form.RANGE) or is_definite(text, amount):
        return None
    after = amount.end + 1
    if after < len(text.tokens) and text.types[after - 1].folded in tables.roles["count"]:
        return noun_of(text, after, tables)
    if first > start + 1 and _is_their_number(text, first - 1, tables):
        people = text.types[first - 1].folded.endswith(_THEIRS[:2])
        return Counted(first - 1, first, PERSON if people else OTHER, None, behind=False)
    if (described := _amounting(text, first, start, tables)) is not None:
        return described
    for at in range(first - 2, max(start, first - _NUMBERED) - 1, -1):
        if text.tags[at] & _BROKEN or text.tags[at + 1] & _BROKEN:
            return None
        if text.types[at].folded in tables.roles["count"]:
            if text.types[at + 1].folded == "من" and not text.tags[at + 2] & tag.DEFINITE:
                return Counted(at + 1, at + 2, PERSON, None, behind=False)  # «عدد من تم فحصهم 407»
            at += text.types[at + 1].folded in _IN_ALL
            return noun_of(text, at + 1, tables) or Counted(at + 1, at + 2, OTHER, None, behind=False)
    return None


def _amounting(text: Text, first: int, start: int, tables: Tables) -> Counted | None:
    """«الناخبين البالغين 56 مليونا»: the people before «البالغين»."""
    if first <= start + 1 or text.types[first - 1].folded not in _AMOUNTING:
        return None
    before = (noun_of(text, at, tables) for at in range(first - 2, max(start, first - 2 - _DESCRIBED) - 1, -1))
    return next((noun for noun in before if noun is not None and noun.unit == PERSON), None)


def _is_their_number(text: Text, at: int, tables: Tables) -> bool:
    """«البالغ عددهم», «وعددها»; «في عددها 27» is a paper's."""
    folded = text.types[at].folded
    return folded in tables.roles["count"] and folded.endswith(_THEIRS) and not text.tags[at - 1] & tag.PREPOSITION
