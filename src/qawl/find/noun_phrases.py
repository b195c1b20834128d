"""How far a noun phrase reaches: genitives until it is definite, then adjectives and complements."""

from __future__ import annotations

from qawl.find.accusatives import is_accusative
from qawl.find.adjectives import is_adjective, joins_nationality, of_unnamed, past_adjective
from qawl.find.areas import is_western, names_area, past_direction
from qawl.find.body_names import does_something, goes_on_naming, makes_something, names_body
from qawl.find.fields import comes_from, is_asked, is_sent_by, is_warned_of, is_where, needs_no_field
from qawl.find.memorials import past_namesake
from qawl.find.proper_names import FUNCTION, joins_letters
from qawl.find.titled_names import quoted_name, skip_honorifics, titled_name_end
from qawl.find.wholeness import (
    closes_unnamed,
    counts_things,
    is_another_people,
    is_another_state,
    is_other_gender,
    is_over,
    keeps_its_n,
)
from qawl.text import tags as tag
from qawl.text.layers import Text

_HEADS = (
    tag.TITLE | tag.HONORIFIC | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE
    | tag.DOCUMENT | tag.POST_ADJECTIVE
)  # fmt: skip
"""What may go on with «ل»: «مدير عام للجوازات»; behind a bare name it leads to whom one speaks."""
_NO_NAMES = ("ين", "ون", "ات", "ه")
_PLURAL_ENDINGS = ("ون", "ين")


def extend_phrase(text: Text, index: int, limit: int, *, definite: bool, post: int | None = None) -> int:
    """The end of a phrase whose head stands before `index`: genitives until it is definite, then adjectives.

    `post` is the first word of a post of several words that ends before `index`: «المدعي العام».
    """
    head = index - 1
    post = head if post is None else post
    while index < limit:
        tags = text.tags[index]
        if tags & tag.DEFINITE:
            tags &= ~tag.LIGHT  # «اتحاد كرة القدم»: spelt like a verb but for its article
        if (past := past_adjective(text, head, index, limit)) > index:
            index = past
            continue
        numbered = tags & tag.NUMBER and text.tags[head] & (tag.MEDIUM | tag.BODY) and not counts_things(text, index)
        if numbered and text.tags[head] & tag.DEFINITE:
            index += 1  # «القناة 12 الإسرائيلية»
            continue
        if tags & (tag.OPENER | tag.NO_CUE) and index in text.phrase_ends:
            break  # «أشار الباحثان في المقابل إلى», «مصدر مطلع تحدث شريطة …»
        if tags & text.tags[index - 1] & tag.LATIN:
            index += 1  # «مستشفى Lenox Hill»
            continue
        if tags & tag.DASH and index + 1 < limit and joins_letters(text, index):
            index += 2  # «الحركة الشعبية-معارضة»
            continue
        if tags & tag.SOVEREIGN and (past := past_namesake(text, index, limit)) > index:
            index, definite = past, True  # «رئيس جامعة الملك سالم للعلوم»
            continue
        written = index == head + 1 and text.types[index].bare in _WRITTEN
        if (tags & tag.ISSUED or written) and text.tags[head] & tag.DOCUMENT and not text.tags[head] & tag.DEFINITE:
            break  # «تقرير صدر أمس», «تقرير كتبه سامي الدفلى»
        if tags & tag.POST_ADJECTIVE and text.tags[head] & (tag.UNNAMED | tag.TITLE) and _of_two_words(text, index):
            index, definite = text.phrase_ends[index], True  # «مسؤول رفيع المستوى»
            continue
        if tags & tag.POSSESSED and not definite and index - 1 > head and text.tags[index - 1] & tag.POST_ADJECTIVE:
            break  # «أعلنت شركات أخرى انسحابها»
        if keeps_its_n(text, head, index) and not _may_qualify(text, head, index):
            break  # «أكد مسؤولون منع الأسلحة»
        if tags & tag.ROLE_LINK and tags & tag.POSSESSED:
            index, definite = index + 1, True
            continue
        if tags & tag.ROLE_LINK and tags & tag.DEFINITE and _before_given_name(text, index, limit):
            index, definite = index + 1, True  # «رئيس الوزراء المكلف سامي الدفلى»
            continue
        if tags & tag.ROLE_LINK and not tags & tag.CONJ:
            step = _complement(text, head, index, limit, post)
            if step == index:
                break
            index, definite = step, True
            continue
        if tags & tag.CONJ and definite and _joined(text, head, index):
            index += 1  # «وزارة التربية والتعليم»
            continue
        if joins_nationality(text, head, index) or is_western(text, head, index):
            index += 1  # «مصادر فلسطينية وإسرائيلية», «دبلوماسي غربي»
            continue
        if tags & tag.TIME and not definite and _is_called_by_time(text, index, limit):
            index += 1  # «رئيس حزب غد الكروم»
            continue
        if not definite and (past := past_direction(text, head, index, limit)):
            index, definite = past, True  # «سكان شمال الوادي»
            continue
        if tags & (FUNCTION | tag.CONJ) and not (
            tags & (tag.TITLE | tag.BODY | tag.NISBA) and not tags & (tag.MARK | tag.CONJ)
        ):
            step = _complement(text, head, index, limit, post)
            if step == index:
                break
            index, definite = step, True
            continue
        if not definite and tags & tag.HONORIFIC and index in text.phrase_ends and not tags & tag.PREFIXED:
            index, definite = text.phrase_ends[index], True  # «مستشار خادم الحرمين الشريفين»
            continue
        body = tags & tag.DEFINITE and tags & (tag.BODY | tag.BODY_NAME)
        if body and index == head + 1 and text.tags[head] & tag.PLACE:
            break  # «أبلغت إيران الوكالة الدولية»
        if index in text.phrase_ends and tags & (tag.BODY_NAME | tag.PLACE | tag.OUTLET) and not tags & tag.PREFIXED:
            if tags & tag.BODY_NAME and (definite or closes_unnamed(text, head, index)):
                break  # «دعت واشنطن مجلس الأمن», «طالبت وزارة الري المجتمع الدولي»
            index, definite = text.phrase_ends[index], True
            continue
        if tags & tag.POSSESSED and tags & tag.CUE and tags & tag.NOMINAL and not tags & _HEADS:
            break  # «نقلت عن علماء افتراضهم أن»
        if tags & tag.PREFIXED:
            step = _complement(text, head, index, limit, post)
            if step == index and makes_something(text, head, index, limit):
                step = extend_phrase(text, index + 1, limit, definite=False)
            if step == index:
                break
            index, definite = step, True
            continue
        taken = tags & tag.COMMON and text.tags[head] & tag.UNNAMED and not is_accusative(text, head)
        if taken and is_accusative(text, index):
            break  # «اكتشف علماء روس نوعا جديدا»
        another = tags & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME) and not definite
        if another and closes_unnamed(text, head, index):
            break  # «اتهمت منظمة حقوقية الجيش بـ»
        if tags & tag.DEFINITE:
            if is_another_people(text, head, index) or (definite and is_other_gender(text, head, index)):
                break  # «دعا المجلس الفلسطينيين إلى»
            if index == head + 1 and is_another_state(text, head, index):
                break  # «بادلت روسيا السعودية الزيارة»
            adjective = index - 1 > head and text.tags[index - 1] & tag.NISBA
            adjective = adjective or (tags & tag.POSSESSED and index - 1 > head and of_unnamed(text, head, index - 1))
            if adjective and not definite and not text.tags[index - 1] & (tag.DEFINITE | tag.PLACE):
                break  # «أبدت مصادر محلية استغرابها»: behind an adjective stands nobody whose it is
            if is_over(text, head, index):
                break  # «دبلوماسي بريطاني وصفته بالبارز»
            counted = text.types[index].bare in _COUNTED and index > head + 1 - bool(text.tags[head] & tag.DEFINITE)
            adjective = is_adjective(text, index) or counted  # «الدول السبع الكبرى»
            if definite and not adjective and not _before_name(text, head, index, limit):
                break
            if index == head + 1 and _is_family_name(text, head, index, limit):
                break  # «وأكد العميد الراوي أن»
            definite = True
        elif tags & tag.PLACE and definite and not tags & tag.NISBA:
            break  # «دعا البيت الأزرق تيماران إلى»
        elif tags & (tag.NISBA | tag.PLACE) or (tags & tag.OUTLET and not definite):
            definite = definite or bool(tags & (tag.PLACE | tag.OUTLET))
        elif does_something(text, head, index):
            pass
        elif (index == head + 1 and names_body(text, head, index, definite=definite)) or (
            not definite and names_area(text, index)
        ):
            definite = True
        elif index > head + 1 and goes_on_naming(text, head, index):
            pass  # «موقع أرابيان بيزنيس»
        elif not definite and index - 1 > head and text.tags[head] & tag.UNNAMED and of_unnamed(text, head, index - 1):
            if not of_unnamed(text, head, index):
                break  # «مصدر حكومي وجود …»: behind its adjective the phrase is over
        elif not definite and tags & tag.COMMON and _takes_of_action(text, head, index, limit):
            break  # «اقترحت منظمة حقوقية عقد جولة»
        elif definite or not tags & (tag.TITLE | tag.BODY | tag.COMMON | tag.UNNAMED | tag.MEDIUM | tag.HONORIFIC):
            if definite or not of_unnamed(text, head, index):
                break
        elif text.tags[head] & tag.DOCUMENT and text.types[index].bare in _RECENT:
            pass  # «كشفت دراسة حديثة عن …»: of a text the word says how old it is
        elif (
            tags & (tag.CUE | tag.GIVEN)
            and not tags & (tag.TITLE | tag.BODY)
            and not (_ranks(text, index, limit) or _is_noun_of(text, index, limit))
        ):
            break
        index += 1
    return index


def _takes_of_action(text: Text, head: int, index: int, limit: int) -> bool:
    """Whether a noun that goes on with another stands behind a phrase that its adjective has closed."""
    bits, after = text.tags[index], text.tags[index + 1] if index + 1 < limit else tag.STOP
    if bits & (tag.NISBA | tag.POST_ADJECTIVE | tag.TITLE | tag.BODY | tag.GIVEN) or text.types[index].bare.endswith(
        "يه"
    ):
        return False
    noun = after & (tag.COMMON | tag.DEFINITE | tag.PLACE) and not after & (tag.PREFIXED | tag.CONJ | tag.TIME)
    return bool(noun and text.tags[head] & tag.BODY) and closes_unnamed(text, head, index)


_WRITTEN = ("كتبه", "كتبها")
"""Behind an indefinite text a verb, and nobody's books."""


_COUNTED = frozenset({"الثلاث", "الاربع", "الخمس", "الست", "السبع", "الثماني", "التسع", "العشر"})
_RECENT = frozenset({"حديث", "حديثه"})


def _is_family_name(text: Text, head: int, index: int, limit: int) -> bool:
    """«الدكتور الراوي», «العميد الراوي»: behind a rank a word like an adjective that is a name in this article.

    Behind an honorific that is no trade also a word of no list, where neither a name nor an adjective follows.
    """
    bits, kind, rank = text.tags[index], text.types[index], text.tags[head]
    if not rank & tag.DEFINITE or rank & (tag.PLURAL | tag.KIN) or not rank & (tag.HONORIFIC | tag.TITLE):
        return False
    after = text.tags[index + 1] if index + 1 < limit else tag.STOP
    named = after & (tag.GIVEN | tag.NAME_PART) and not after & tag.CONJ
    if named or bits & (_OTHER_THAN_NAMES & ~tag.GIVEN):
        return False
    unlisted = rank & tag.HONORIFIC and kind.bare.endswith("ي") and not after & tag.DEFINITE
    return bool(bits & tag.GIVEN or unlisted)


_OTHER_THAN_NAMES = tag.NOMINAL & ~tag.DEFINITE | tag.POST_ADJECTIVE | tag.CUE | tag.VERB


def _may_qualify(text: Text, head: int, index: int) -> bool:
    bits = text.tags[index]
    another = bits & (tag.PLACE | tag.BODY_NAME) and not bits & tag.NISBA
    if another or bits & tag.DEFINITE:
        return bool(bits & tag.PREFIXED)
    if text.types[index].bare.endswith(_PLURAL_ENDINGS) or not text.tags[index] & tag.COMMON:
        return True
    return bool(text.tags[index] & (FUNCTION | tag.PREFIXED | tag.NISBA)) or of_unnamed(text, head, index)


def _of_two_words(text: Text, index: int) -> bool:
    end = text.phrase_ends.get(index, index)
    return end > index and bool(text.tags[end - 1] & tag.DEFINITE) and not text.tags[index] & tag.TIME


def _before_given_name(text: Text, index: int, limit: int) -> bool:
    return index + 1 < limit and bool(text.tags[index + 1] & tag.GIVEN) and not text.tags[index + 1] & tag.PREFIXED


def _ranks(text: Text, index: int, limit: int) -> bool:
    """«مستشار أمير المنطقة»: a word that may be a name or a rank is a rank before what it ranks over."""
    after = text.tags[index + 1] if index + 1 < limit else 0
    return bool(text.tags[index] & tag.HONORIFIC and after & (tag.DEFINITE | tag.PLACE) and not after & tag.GIVEN)


def _is_noun_of(text: Text, index: int, limit: int) -> bool:
    """«مكتب إرشاد الجماعة»: a noun that is also a name is the noun between a body that wants one and a body."""
    bits, after = text.tags[index], text.tags[index + 1] if index + 1 < limit else 0
    if not bits & tag.COMMON or not text.tags[index - 1] & tag.BODY or text.tags[index - 1] & tag.DEFINITE:
        return False
    return bool(after & tag.DEFINITE and after & tag.BODY) and not after & (tag.GIVEN | tag.PREFIXED | tag.CONJ)


def _is_called_by_time(text: Text, index: int, limit: int) -> bool:
    """«حزب غد الكروم»: a body without an article is called by what would date it, where that wants another noun."""
    before, after = text.tags[index - 1], text.tags[index + 1] if index + 1 < limit else tag.TIME
    body = before & tag.BODY and not before & (tag.DEFINITE | tag.TITLE) and not text.tags[index] & tag.DEFINITE
    return bool(body and after & tag.DEFINITE) and not after & (tag.TIME | tag.PREFIXED | tag.CONJ)


def _joined(text: Text, head: int, index: int) -> bool:
    """Whether a definite noun behind «و» still belongs to the name of a post or body."""
    of_body = index - 2 > head and text.tags[index - 2] & tag.BODY  # «صحيفة حزب السلام والعدالة»
    if not (text.tags[head] & (tag.TITLE | tag.BODY) or of_body):
        return False
    if not text.tags[index - 1] & (tag.DEFINITE | tag.NISBA):
        return False
    bits = text.tags[index]
    other = (
        tag.TITLE
        | tag.UNNAMED
        | tag.PLACE
        | tag.BODY
        | tag.CUE
        | tag.BODY_NAME
        | tag.MEDIUM
        | tag.TIME
        | tag.RELATIVE
        | tag.CHANNEL
    )
    if bits & tag.DEFINITE and all(text.types[at].bare.endswith(_OF_FEMININE) for at in (index - 1, index)):
        other &= ~tag.TITLE  # «الشؤون البلدية والقروية»: what is a post elsewhere is an adjective like the one before
        return not bits & (other | tag.PREFIXED)
    return bool(bits & tag.DEFINITE and bits & tag.COMMON) and not bits & (other | tag.PREFIXED)


_OF_FEMININE = "يه"


def _before_name(text: Text, head: int, index: int, limit: int) -> bool:
    """«مدرب الفريق الضيف بول …»: a definite word between a title and a plain name can only qualify the title."""
    if (
        not text.tags[head] & tag.TITLE
        or index + 1 >= limit
        or text.tags[index] & (tag.GIVEN | tag.CUE | tag.PLACE | tag.TITLE)
    ):
        return False
    after = text.tags[index + 1]
    if after & tag.HONORIFIC and after & tag.DEFINITE and not text.tags[index] & tag.HONORIFIC:
        named = index + 2 < limit and text.types[index + 2].tags & (tag.GIVEN | tag.NAME_PART)
        return bool(named) and not after & (tag.CONJ | tag.PREFIXED)  # «رئيس المجلس المنحل الدكتور سامي الدفلى»
    return bool(after & tag.GIVEN) and not after & (tag.COMMON | tag.DEFINITE)


def _complement(text: Text, head: int, index: int, limit: int, post: int) -> int:
    """Past a complement that belongs to a title: «باسم …», «للشؤون …», «في مجلس …»; `index` if none begins here."""
    kind = text.types[index]
    heads = text.tags[head] & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.DEFINITE)
    if text.tags[head] & tag.DOCUMENT and kind.prefix == "ل" and index == head + 1:
        heads |= text.tags[index] & (tag.BODY | tag.BODY_NAME)  # «تقرير للمنتدى»
    after = index + 1
    if text.tags[index] & tag.ROLE_LINK and after < limit:
        if text.tags[after] & tag.MARK and (quote := text.quote_at(after)) is not None and quote.closed:
            return min(limit, text.token_at(quote.outer_end - 1) + 1)
        fixed = text.phrase_ends.get(after)
        if fixed is not None:
            return extend_phrase(text, fixed, limit, definite=True)
        return extend_phrase(text, after + 1, limit, definite=bool(text.tags[after] & (tag.DEFINITE | tag.PLACE)))
    tags = text.tags[index]
    led = tags & tag.ADDRESSING or (tags & tag.PREFIXED and tags & tag.MEDIUM and kind.prefix == "ل")
    if led and heads and after < limit and text.tags[after] & tag.MARK:
        return past_quoted_body(text, after, limit) or index  # «المدير التجاري لموقع "السنابل" سامي الدفلى»
    if tags & tag.PREFIXED and heads and not tags & (tag.PRESS | tag.MEDIUM | tag.OUTLET | tag.CONJ | tag.TIME):
        if not tags & (tag.DEFINITE | tag.BODY | tag.PLACE | tag.BODY_NAME | tag.TITLE | tag.NISBA):
            return index
        if kind.prefix == "ب" and not tags & (tag.BODY | tag.BODY_NAME | tag.PLACE):
            return index
        if kind.prefix == "ل" and tags & tag.TITLE and not text.tags[head] & tag.UNNAMED:
            return index
        if kind.prefix == "ل" and not text.tags[head] & _HEADS and _may_be_name(text, head):
            return index  # «قال المرجاني للرابطة»
        if tags & tag.CHANNEL or (tags & tag.NISBA & ~tag.DEFINITE and kind.prefix != "ل"):
            return index
        if kind.prefix == "ل" and not tags & _HEADS and needs_no_field(text, head, index):
            return index
        if index in text.phrase_ends:
            return extend_phrase(text, text.phrase_ends[index], limit, definite=True)
        return extend_phrase(text, after, limit, definite=bool(tags & (tag.DEFINITE | tag.PLACE)))
    heads |= text.tags[post] & tag.TITLE
    if text.tags[index] & tag.ROLE_PREPOSITION and after < limit and is_sent_by(text, head, index):
        fixed = text.phrase_ends.get(after, after + 1)
        known = fixed > after + 1 or bool(text.tags[after] & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME))
        return extend_phrase(text, fixed, limit, definite=known)
    if text.tags[index] & tag.ROLE_PREPOSITION and heads & (tag.TITLE | tag.UNNAMED) and after < limit:
        inner = text.tags[after]
        if inner & tag.MARK:
            return past_quoted_body(text, after, limit) or index
        if inner & (tag.CHANNEL | tag.TIME | tag.NUMBER | tag.MARK) or not inner & tag.NOMINAL:
            return index
        if (inner & tag.POSSESSED and not inner & _HEADS) or is_asked(text, min(post, head - 1), head, index):
            return index  # «أكد وزير النقل لدى إجابته أن», «طلب مسؤول بارز من الجيش فتح الطريق»
        fixed = text.phrase_ends.get(after, after + 1)
        known = fixed > after + 1 or bool(inner & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME))
        end = extend_phrase(text, fixed, limit, definite=known)
        at = end + 1 if end < limit and text.tags[end] & tag.COMMA else end
        name_end = titled_name_end(text, at, limit) if at < limit else at
        whose = inner & (tag.BODY | tag.BODY_NAME | tag.PLACE | tag.DEFINITE)  # not «إلى وجود تعاون كامل بين»
        named = name_end > at and (name_end - at > 1 or bool(whose and text.tags[at] & tag.GIVEN))
        named = named or quoted_name(text, end, limit) is not None
        unnamed = (
            text.tags[head] & tag.UNNAMED
            and text.tags[index] & tag.PLACED_IN
            and inner & (tag.BODY | tag.BODY_NAME | tag.DEFINITE | (tag.PLACE if comes_from(text, head, index) else 0))
            and not is_warned_of(text, head, index)
            and not is_where(text, head, index)
        )
        return end if named or unnamed else index
    return index


def _may_be_name(text: Text, index: int) -> bool:
    """Whether a word of no list of heads may be a family name: no plural, no feminine, no end of a fixed phrase."""
    if text.types[index].bare.endswith(_NO_NAMES):
        return False  # «عدد من المستحقين للترقية»
    return not any(text.phrase_ends.get(at) == index + 1 for at in range(max(0, index - 3), index))


def past_quoted_body(text: Text, mark: int, limit: int) -> int:
    """«الأمين العام لـ"السنابل" سامي الدفلى»: past a body in quotation marks where a full name follows it; else 0."""
    quote = text.quote_at(mark) if mark < limit and text.tags[mark] & tag.MARK else None
    if quote is None or not quote.closed:
        return 0
    closed = text.token_at(quote.outer_end - 1) + 1
    while closed < limit and text.tags[closed] & tag.DEFINITE and text.tags[closed] & tag.NISBA:
        closed += 1  # «لموقع "السنابل" العربية»
    name = skip_honorifics(text, closed, limit) if closed < limit else limit
    return closed if name < limit and titled_name_end(text, name, limit) > name + 1 else 0


def is_dual(text: Text, index: int) -> bool:
    """«وزيرا الخارجية والدفاع»: a title in ا before what it is of means two; «عين وزيرا» is an object."""
    bits, kind = text.tags[index], text.types[index]
    if not bits & tag.TITLE or bits & tag.DEFINITE or kind.stem == kind.bare or not text.tokens[index].endswith("ا"):
        return False
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    return bool(after & (tag.BODY | tag.DEFINITE)) and not after & _NOT_OF_TITLE


_NOT_OF_TITLE = tag.PREFIXED | tag.CONJ | tag.TIME | tag.PREPOSITION | tag.NISBA | tag.GIVEN | tag.POST_ADJECTIVE
