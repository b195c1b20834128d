"""Where a proper name begins and ends among words that may be names."""

from __future__ import annotations

import re

from qawl.find.compound_names import is_of_god, is_second_half
from qawl.find.name_shapes import ends_compound, is_no_name, is_no_part, is_post_behind
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

END = (
    tag.COMMA | tag.STOP | tag.COLON | tag.LINE | tag.CLOSE | tag.THAT | tag.RELATIVE | tag.NEGATION | tag.AUXILIARY
    | tag.TIME | tag.NUMBER | tag.DASH
)  # fmt: skip
FUNCTION = (
    END | tag.PREPOSITION | tag.SUBORDINATOR | tag.MARK | tag.OPEN | tag.DEMONSTRATIVE | tag.QUOTER | tag.WHAT
    | tag.BEFORE_VERB | tag.VERB | tag.WHAT_OF | tag.LIGHT
)  # fmt: skip
NEVER_NAMES = ("سي", "ست", "نست", "مست", "است", "لل", "لت")
_SUFFIXES = ("ته", "تها", "تهم", "اته", "اتها")
_OF_ACTION = re.compile("الت..ي.$|الا.ت.ا.$|الان..ا.$|الاست..ا.$")
"""Shapes of nouns of action («التعقيد», «الاقتراح»)."""
ACTION = re.compile("ا.ت.ا.$|ان..ا.$|است..ا.$|ت..ي.$")
_OWNED = ("ه", "ها", "هم")
_LONGEST_NAME = 8
_BEFORE_NAME = tag.TITLE | tag.HONORIFIC | tag.NISBA | tag.DEFINITE
_GIFT = "عطا"
_SERVANT = "عبد"
NO_SURNAME = tag.TITLE | tag.BODY | tag.UNNAMED | tag.MEDIUM | tag.CHANNEL | tag.TIME | tag.CUE | tag.NISBA


def looks_named(text: Text, first: int, end: int, limit: int) -> bool:
    """Whether the words after a title's comma are its name: a given name, or closed by a comma, stop or أن."""
    if text.tags[first] & (tag.GIVEN | tag.NAME_PART):
        return True
    closes = end >= limit or text.tags[end] & (
        tag.COMMA | tag.THAT | tag.COLON | tag.PREPOSITION | tag.PREFIXED | tag.MARK | tag.TIME | tag.CUE
    )
    return end - first >= 2 and bool(closes)


def name_end_at(text: Text, first: int, limit: int) -> int:
    """The end of the proper name that begins at `first`; `first` itself if none does."""
    index = first
    limit = min(limit, first + _LONGEST_NAME)
    while index < limit and _continues_name(text, first, index, limit):
        index += 1
    while index > first and text.tags[index - 1] & tag.NAME_PART and _is_only_part(text, index - 1):
        index -= 1  # a name does not end in «بن»
    return index


_BY_THE_WAY = tag.MANNER | tag.OPENER
"""«يعرف العلماء بالفعل أن»: how something is done, or what joins it to the last."""
_LIKE_NAMES = tag.PREPOSITION | tag.VERB
_LIKE_HEADS = tag.BODY | tag.TITLE | tag.HONORIFIC | tag.UNNAMED


def _is_only_part(text: Text, index: int) -> bool:
    """«بن», and «ال» in «وزراء الدول ال15», which is no «آل»."""
    return not text.tags[index] & tag.GIVEN or len(text.types[index].bare) == len("آل")


def _continues_name(text: Text, first: int, index: int, limit: int) -> bool:
    tags, kind = text.tags[index], text.types[index]
    if tags & tag.DASH and first < index < limit - 1:
        return joins_letters(text, index) and _continues_name(text, first, index + 1, limit)
    if is_of_god(text, first, index, limit):
        return True
    son = index > first and text.tags[index - 1] & tag.SON  # «فواز بن خلف الدفلى»
    if (
        (tags & (FUNCTION & ~tag.TIME) and not tags & (tag.GIVEN | tag.NAME_PART) and not (son and tags & _LIKE_NAMES))
        or not kind.folded
        or not kind.folded[0].isalpha()
    ):
        return False
    if index == first and tags & tag.ISSUED and not tags & (tag.GIVEN | tag.NAME_PART):
        return False  # «لائحة اتهام صدرت أمس»
    if tags & (tag.NO_NAME | _BY_THE_WAY) or (tags & tag.QUESTION and not tags & tag.COMMON):
        return False
    if son:
        return True  # «محمد بن شباب», «عمر بن الخطاب»: behind «بن» stands a name, whatever else it means
    behind_part = index > first and text.tags[index - 1] & tag.NAME_PART  # «نادر أبو عرجا»
    if not tags & tag.GIVEN and not behind_part and is_no_part(text, first, index):
        return False
    if tags & _SECOND and index > first and is_second_half(text, first, index, limit):
        return True
    if index == first and tags & tag.DEFINITE and tags & tag.POST_ADJECTIVE and not kind.tags & tag.GIVEN:
        return False  # «محترفه الجديد سامي الدفلى»
    if tags & tag.NO_CUE and index in text.phrase_ends:
        return False  # «أبو هريرة رضي الله عنه»
    if tags & tag.CONJ and _is_family_name(text, first, index):
        return True
    if tags & tag.CONJ or tags & tag.PREFIXED or (index > first and index in text.phrase_ends):
        return False
    if tags & (tag.GIVEN | tag.NAME_PART):
        # «امتدح السفير كرم أهل …»: a name that is also a noun, alone before another noun, is the noun
        after = text.tags[index + 1] if index + 1 < limit else 0
        rank = index > first and tags & (tag.TITLE | tag.HONORIFIC) and after & (tag.COMMON | tag.PLACE)
        two = after & tag.TITLE and not tags & tag.OFFICE  # «سالم فائز رئيس …», but «سالم مساعد مدرب …»
        area = after & tag.DEFINITE and after & tag.COMMON and after & tag.FEMININE  # «أمير المنطقة», «أمين العاصمة»
        other = tag.GIVEN | tag.CONJ | tag.PREFIXED | (0 if area else tag.DEFINITE)
        if rank and not two and not after & other:
            return False  # «فيصل بن خالد أمير منطقة …»
        alone = (
            index == first
            and tags & tag.COMMON
            and after & tag.COMMON
            and not (first and text.tags[first - 1] & tag.MISTER)  # «أشارت السيدة سمية مديرة المتحف»
            and not after & (tag.GIVEN | tag.DEFINITE | tag.NAME_PART)
        )
        closes = after & (tag.CONJ | tag.PREFIXED | tag.TIME | tag.PREPOSITION)
        return not alone or bool(closes) or _is_between(text, index, limit)
    after_part = index > first and bool(text.tags[index - 1] & tag.NAME_PART)
    if after_part:
        servant = tags & tag.DEFINITE and text.types[index - 1].bare == _SERVANT  # «عبد الملك»
        return bool(servant) or not tags & (tag.CUE | tag.TITLE)
    if tags & tag.CUE or tags & tag.TIME:
        return False
    if index > first and (tags & (tag.POSSESSED | tag.CHANNEL) or is_no_name(text, first, index)):
        return False  # «أبدى سامي الدفلى استعداده», «بدأ سامي كلمته»
    if tags & tag.DEFINITE:
        if tags & (tag.NISBA | tag.BODY_NAME) and kind.bare.endswith("يين"):
            return False  # «حث سامي الدفلى الفلسطينيين على»
        after = text.tags[index + 1] if index + 1 < limit else 0
        if index > first and tags & tag.OFFICE and after & tag.GIVEN and not after & (tag.CONJ | tag.PREFIXED):
            return False  # «حث سامي الدفلى الرئيس نادر المرجاني على»
        if index > first and tags & (tag.TITLE | tag.COMMON) and is_post_behind(text, index, after):
            return False  # «سامي الدفلى الرئيس العام لـ…», «سامي كورسيل المشرف على المشروع»
        if index > first and tags & tag.POSSESSED and tags & tag.COMMON and text.tokens[index].endswith(_OWNED):
            return False  # «أبدى سالم الدفلى استعداده للقاء»
        if index > first and not tags & tag.COMMON and ACTION.match(kind.bare) and _is_definite(text, index + 1, limit):
            return False  # «أكد سالم التزام القطاع»: what looks like an article is of the word itself
        if tags & tag.NAME_TAIL and index == first + 1 and text.tags[first] & tag.GIVEN:
            return True
        if tags & tag.CALLED_UPON and tags & tag.NAME_TAIL and index > first + 1:  # «محمد جاب الله», «خالد العطا الله»
            return not text.tags[index - 1] & tag.DEFINITE or text.types[index - 1].stem == _GIFT
        if tags & tag.CALLED_UPON and tags & tag.NAME_TAIL and index > first and text.tags[index - 1] & tag.DEFINITE:
            return False  # «ودعا الشيخ البيدر الله أن»
        led = not tags & tag.BODY or text.tags[first - 1] & _BEFORE_NAME
        if led and tags & _LIKE_HEADS and _is_last_name(text, first, index, limit):
            return True  # «الباحث علاء النادي أن», «سلمان بن سالم القايد، أن»
        if tags & (
            tag.BODY | tag.NISBA | tag.TITLE | tag.UNNAMED | tag.PLACE | tag.MEDIUM | tag.DOCUMENT | tag.CHANNEL
        ):
            known = text.types[index - 1].tags & (tag.GIVEN | tag.NAME_PART) or text.tags[first - 1] & (
                tag.HONORIFIC | tag.STOP
            )
            family = known or not tags & (tag.TITLE | tag.PLACE)  # «دعا كورسيل الصين إلى»
            return (
                index > first
                and index - first <= 3
                and bool(text.tags[first] & tag.GIVEN)
                and bool(family or ends_compound(text, index - 1))  # «ماريو جوتزني الفائز مع المنتخب»
                and not tags & (tag.BODY | tag.DOCUMENT | tag.CHANNEL | tag.UNNAMED)
            )
        if index > first + 1 and tags & tag.COMMON and _OF_ACTION.match(kind.bare):
            return False  # «انتقد سالم الدفلى التعقيد في الإجراءات»
        compound = index > first + 1 and ends_compound(text, index - 1)  # «عبد الله العمري»
        if index > first + 1 and tags & tag.COMMON and text.tags[index - 1] & tag.DEFINITE and not compound:
            return False  # «استنكر يحيى الدفلى الاعتداء»: one family name is enough
        if index > first + 1 and tags & tag.COMMON and _is_taken_by_verb(text, first, index, limit):
            return False  # «رفض نادر سالم المقترح الأخير», «أدان نادر سالم الهجوم على المدينة»
        before = text.types[index - 1].tags
        if index > first and tags & tag.COMMON and not before & (tag.GIVEN | tag.NAME_PART) and not compound:
            return False  # «وصف ميلر الأمر بأنه»: only behind a given name may a common word be a family name
        feminine = tags & tag.FEMININE and not text.tokens[index].endswith("ي")  # «السعدي»
        if index > first and tags & tag.COMMON and (feminine or tags & tag.PLURAL or kind.bare.endswith("ين")):
            return _is_last_name(text, first, index, limit)  # «زيارة الدفلى الثانية», «الدفلى المسؤولين»
        return index > first or not tags & tag.COMMON
    if tags & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.MEDIUM | tag.HONORIFIC):
        return index == first + 1 and is_craft(text, index, limit)
    if tags & tag.COMMON and kind.bare.endswith(_SUFFIXES) and len(kind.bare) > 4:
        return False  # «أعلن الدفلى تشكيلته»
    if index > first + 1 and text.tags[index - 1] & tag.DEFINITE and not ends_compound(text, index - 1):
        return False  # «ألقى سامي الدفلى كلمة», «رفع سامي الدفلى يديه»: behind the family name the name is over
    if tags & tag.PLACE and (index > first + 1 or (index > first and not text.types[first].tags & tag.GIVEN)):
        return False  # «اتهم سامي الدفلى لومة بالتقصير», «زار كورسيل لومة»
    if tags & tag.COMMON and ACTION.match(kind.bare):
        return False  # «أعلن الشيخ نادر استثمار بعض المال»: a noun of action, whatever stands behind it
    if tags & (tag.COMMON | tag.NISBA | tag.PLACE):
        if index == first + 1 and text.tags[first] & tag.DEFINITE and not tags & tag.GIVEN:
            return False  # «أيد الدفلى رؤية سالم»
        if tags & tag.COMMON and tags & tag.FEMININE and index > first + 1 and _is_counted(text, index + 1, limit):
            return False  # «استعرض سالم نادر الدفلى جملة من القضايا»
        if tags & tag.FEMININE and index + 1 < limit and _is_noun_of(text, first, index):
            return False  # «هاجم سامي الدفلى محاولة كورسيل», «أضاع الرئيس كورسيل فرصة لمحاسبة …»
        return (
            index > first
            and (index - first > 1 or _bears_surname(text, first))
            and (_closes(text, index + 1, limit) or is_unknown(text, index + 1, limit) or _before_post(text, index))
        )
    if index > first and not tags & tag.GIVEN and ACTION.match(kind.bare) and _is_definite(text, index + 1, limit):
        return False  # «أكد المرجاني امتلاك القطاع …»
    if index == first and kind.bare.endswith("اء") and len(kind.bare) > 3:
        return False  # «أعلن إلغاء الرحلة»: a noun of action, and as good as never a foreign name
    if index > first and kind.bare.startswith("و") and len(kind.bare) > 3 and not _is_family_name(text, first, index):
        return False  # «سالم ومشار»: more often a second name than one name
    if len(kind.bare) > 4 and kind.bare.startswith(NEVER_NAMES):
        # «المتحدث سيعلن», but «المتحدثة سيلفيا ماركوني» and «ستيفن سيغال (26 عاما)»
        if index > first and index + 1 < len(text.tags) and text.tags[index + 1] & _AFTER_NAMES:
            return text.types[index - 1].tags & tag.GIVEN > 0
        if index > first and not tags & ~tag.GIVEN and _is_no_future(text, first, index):
            return True
        return index + 1 < limit and not text.tags[index + 1] and text.types[index + 1].folded[:1].isalpha()
    return len(kind.bare) > 1


def _bears_surname(text: Text, first: int) -> bool:
    """«قضى كورسيل عطلة في الريف»: a family name that the article taught has no noun as another, unless a post leads."""
    led = first > 0 and text.tags[first - 1] & (_BEFORE_NAME | tag.PLACE)
    return bool(text.types[first].tags & tag.GIVEN or (led and text.tags[first] & tag.GIVEN))


def _is_taken_by_verb(text: Text, first: int, index: int, limit: int) -> bool:
    """Whether a definite noun behind a full name has an adjective, or what tells that the verb takes it."""
    after = text.tags[index + 1] if index + 1 < limit else tag.STOP
    if after & (tag.CONJ | tag.PREFIXED | tag.GIVEN) or text.types[index].tags & (tag.GIVEN | tag.POST_ADJECTIVE):
        return False  # «عبد الله الثاني»
    if after & tag.DEFINITE:
        return bool(after & (tag.NISBA | tag.POST_ADJECTIVE)) and not after & (tag.TITLE | tag.BODY)
    named = index + 1 < limit and text.types[index + 1].bare in _OF_ATTACKS
    told = after & (tag.COMMON | tag.THAT) and not after & (tag.DEFINITE | tag.TITLE | tag.TIME)
    if not (named or told):
        return False
    verb = next((at for at in range(first - 1, max(-1, first - _TO_VERB), -1) if text.types[at].cues), -1)
    cues = [cue for cue, form in text.types[verb].cues if form.tense in ("past", "present")] if verb >= 0 else []
    word = text.types[index + 1].bare
    if told and not named:
        return any("target" in cue.takes for cue in cues)  # «اعتبر نادر سالم الاتفاق خطوة مهمة», «… الاتفاق بأنه»
    return any("object" in cue.takes and not any(fold(take) == word for take in cue.takes) for cue in cues)


_TO_VERB = 12
_OF_ATTACKS = ("علي", "ضد")


def _is_no_future(text: Text, first: int, index: int) -> bool:
    """«سوزان سيكورو مديرة المتحف», «الوزير الهضبي جورج ستامون أكد»: no post and no verb stand behind a verb."""
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    before = text.tags[first - 1] if first else 0
    if not text.types[index - 1].tags & tag.GIVEN and not before & (tag.NISBA | tag.HONORIFIC):
        return False
    post = after & tag.TITLE and not after & (tag.DEFINITE | tag.PREFIXED | tag.CONJ)
    return bool(post or (after & tag.CUE and not after & (tag.NOMINAL | tag.CONJ | tag.PREPOSITION)))


_AFTER_NAMES = tag.COMMA | tag.OPEN | tag.CLOSE | tag.STOP | tag.MARK | tag.DASH


def _is_noun_of(text: Text, first: int, index: int) -> bool:
    after = text.tags[index + 1]
    if index - first > 1:
        return not after & ~tag.GIVEN
    bare = index == first + 1 and not text.types[first].tags & tag.GIVEN and text.types[index].bare.endswith("ه")
    return bool(bare and after & tag.PREFIXED) and first > 0 and bool(text.tags[first - 1] & tag.TITLE)


def _before_post(text: Text, index: int) -> bool:
    """«أكد جلال قادري مدرب الفريق»: behind a name and before a post an adjective without an article is a name."""
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    post = after & tag.TITLE and not after & (tag.DEFINITE | tag.PREFIXED)
    return bool(post) and text.types[index].bare.endswith("ي")


def _is_between(text: Text, first: int, limit: int) -> bool:
    """«وأكد رضا معرفي أن»: two nouns between a verb of saying and what is said can only be who speaks."""
    before = text.tags[first - 1] if first else 0
    if first + 2 >= limit or not before & tag.CUE or before & (tag.NOMINAL | tag.PREPOSITION):
        return False
    family = text.tags[first + 1]
    noun = not family & (NO_SURNAME | tag.FEMININE | tag.BEFORE_CLAUSE | tag.POSSESSED | tag.PLACE)
    after = text.tags[first + 2]
    post = after & tag.TITLE and not after & (tag.DEFINITE | tag.PREFIXED) and text.types[first + 1].bare.endswith("ي")
    return bool(noun and (after & (tag.THAT | tag.COLON) or post))  # «وأكد رضا معرفي رئيس الهيئة أن»


_SECOND = tag.NAME_TAIL | tag.MISTER


def _is_last_name(text: Text, first: int, index: int, limit: int) -> bool:
    """«سالم العمرة أن»: a noun with the article behind one given name, where nothing can follow but what is said."""
    before, after = text.tags[index - 1], text.tags[index + 1] if index + 1 < limit else 0
    if index > first + 2 and text.tags[index - 2] & tag.SON and not before & tag.DEFINITE:
        return bool(after & (tag.THAT | tag.COLON | tag.COMMA))  # «نادر بن سالم الربيعة، أن»
    alone = index == first + 1 and text.types[first].tags & tag.GIVEN and not before & tag.DEFINITE
    closing = tag.THAT | tag.COLON | (tag.COMMA if first and text.tags[first - 1] & tag.HONORIFIC else 0)
    return bool(alone and after & closing and not text.tags[index] & (tag.PLURAL | tag.POST_ADJECTIVE))


def is_craft(text: Text, index: int, limit: int) -> bool:
    """«قاسم حداد:»: a trade behind a given name is a family name where nothing follows that it could be a post of."""
    bits, after = text.tags[index], text.tags[index + 1] if index + 1 < limit else 0
    other = tag.DEFINITE | tag.OFFICE | tag.UNNAMED | tag.HONORIFIC | tag.PLURAL | tag.BODY | tag.MEDIUM | tag.FEMININE
    known = text.types[index - 1].tags & tag.GIVEN and not text.tags[index - 1] & tag.DEFINITE
    return bool(known and bits & tag.TITLE and after & _BEHIND_CRAFT) and not bits & (other | tag.CONJ | tag.PREFIXED)


_BEHIND_CRAFT = tag.THAT | tag.COLON | tag.MARK | tag.OPEN


def _is_definite(text: Text, index: int, limit: int) -> bool:
    return index < limit and bool(text.tags[index] & tag.DEFINITE)


def joins_letters(text: Text, dash: int) -> bool:
    """«سونغ-ريونغ»: a hyphen without a blank on either side."""
    return text.ends[dash - 1] == text.starts[dash] and text.ends[dash] == text.starts[dash + 1]


def _is_family_name(text: Text, first: int, index: int) -> bool:
    """«بيتر فليشر», «سوزان ورال»: a word of no list right behind a single given name, for all its first letter."""
    word = text.types[index].folded
    if index != first + 1 or not text.types[first].tags & tag.GIVEN or text.tags[first] & tag.CONJ:
        return False
    return not text.tags[index] & ~(tag.CONJ | tag.DEFINITE) and len(word) > 3 and not word.endswith(_OWNED)


def is_unknown(text: Text, index: int, limit: int) -> bool:
    """A word of no list, or one with the article of which no list knows the stem: a family name."""
    if index >= limit or not text.types[index].folded[:1].isalpha():
        return False
    bits = text.tags[index]
    return not bits & (
        tag.NOMINAL & ~tag.DEFINITE | FUNCTION | tag.CUE | tag.CONJ | tag.PREFIXED | tag.POSSESSED | tag.SAME
    )


def _is_counted(text: Text, index: int, limit: int) -> bool:
    """«جملة من القضايا»: how much of something, and no family name."""
    return index < limit and bool(text.tags[index] & tag.FROM)


def _closes(text: Text, index: int, limit: int) -> bool:
    if index >= len(text.tags):
        return True
    bits = text.tags[index]
    one_of = bits & tag.SAME and not bits & tag.DEFINITE  # «سالم صباحي أحد أعضاء الحزب»
    return bool(one_of or bits & (FUNCTION | tag.CONJ | tag.CUE | tag.GIVEN | tag.PREFIXED))
