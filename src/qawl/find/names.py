"""The names that an article introduces, so that its later short forms are known for names."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.family_words import with_family_words
from qawl.find.marked_names import enclosed_name
from qawl.find.memorials import is_memorial
from qawl.find.mentions import Mention, read_mention
from qawl.find.names_between import with_names_between
from qawl.find.proper_names import NEVER_NAMES
from qawl.find.served import are_his
from qawl.find.spelt_like import behind_verbs, with_spelt_like
from qawl.find.titled_names import titled_name_end
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_STARTS = tag.TITLE | tag.GIVEN | tag.BODY | tag.BODY_NAME | tag.UNNAMED | tag.PLACE | tag.OUTLET | tag.HONORIFIC
_KEPT = (
    tag.CUE
    | tag.PREPOSITION
    | tag.SUBORDINATOR
    | tag.TITLE
    | tag.BODY
    | tag.PLACE
    | tag.TIME
    | tag.MEDIUM
    | tag.UNNAMED
    | tag.NISBA
)


def learn_names(text: Text) -> Text:
    """The same text with the words of its full names tagged as names wherever they stand."""
    behind = behind_verbs(text)
    text = with_family_words(with_spelt_like(_with_van(_with_ashraf(_with_basim(text))), behind), behind)
    text = with_names_between(text, behind)
    words = _behind_verbs(text)
    families: set[str] = set()
    surnames: dict[str, set[str]] = {}
    for mention in _introductions(text):
        first, end = mention.name
        if _is_name(text, mention) and (end - first > 1 or mention.role is not None):
            words.update(text.types[at].bare for at in range(first, end) if not text.tags[at] & tag.NAME_PART)
            if end - first > 1:
                before = {text.types[at].bare for at in range(first, end - 1)}
                surnames.setdefault(text.types[end - 1].bare, set()).update(before)
            if end - first > 1 and text.tags[end - 1] & tag.BODY:
                families.add(text.types[end - 1].bare)  # «علاء النادي»
    bodies = _short_names(text)
    if not words and not bodies:
        return text
    text, words = _detached(text, words)
    tags = tuple(
        [
            (bits | tag.BODY_NAME | tag.DEFINITE) & ~tag.COMMON
            if kind.bare in bodies and not bits & _KEPT
            else (bits | tag.GIVEN) & ~(tag.COMMON | tag.BODY)
            if kind.bare in families
            else bits
            if kind.bare not in words or bits & _KEPT
            else (bits | tag.GIVEN) & ~tag.COMMON
            for bits, kind in zip(text.tags, text.types, strict=True)
        ]
    )
    return _parted(replace(text, tags=tags), surnames)


def _parted(text: Text, surnames: dict[str, set[str]]) -> Text:
    """«وبخ كورسيل تيمارون»: the family names of two are not one name; the second begins anew."""
    second = [at for at in text.written.bare.places(surnames.keys()) if at and _is_second(text, at, surnames)]
    return replace(text, phrase_ends=text.phrase_ends | {at: at + 1 for at in second}) if second else text


def _is_second(text: Text, at: int, surnames: dict[str, set[str]]) -> bool:
    """Whether the family names of two stand side by side, each alone and the first no given name."""
    one, other = text.types[at - 1], text.types[at]
    if one.bare not in surnames or one.bare == other.bare or one.bare in surnames[other.bare]:
        return False
    if one.tags & tag.GIVEN or text.tags[at] & (tag.DEFINITE | tag.CONJ) or at in text.phrase_ends:
        return False
    return not (at > 1 and text.tags[at - 2] & (tag.GIVEN | tag.NAME_PART))


def _behind_verbs(text: Text) -> set[str]:
    """«قال سيمولوني»: a word that is spelt like a verb but stands right behind one that tells who speaks."""
    unknown = [at for at, bits in enumerate(text.tags) if not bits]
    odd = [at for at in unknown if text.types[at].bare.startswith(NEVER_NAMES) and len(text.types[at].bare) > _LONG]
    return {text.types[at].bare for at in odd if at and _tells(text, at - 1)}


_LONG = 4


def _tells(text: Text, at: int) -> bool:
    finite = any(form.tense == "past" and form.number == "s" for _, form in text.types[at].cues)
    return finite and _says(text.tags[at])


def _short_names(text: Text) -> set[str]:
    """The words that bodies are called by alone: «النهضة», where «حركة النهضة» and «قالت النهضة إن» are read.

    Only of a body that the lists know by two words: «حركة المرور» is no body, and «قال العمال إن» means workers.
    """
    wanted = {
        text.types[end - 1].bare
        for first, end in text.phrase_ends.items()
        if end - first == _OF_TWO and text.tags[first] & tag.BODY_NAME and _may_stand_alone(text, end - 1)
    }
    if not wanted:
        return set()
    acting = (at for at, kind in enumerate(text.types) if kind.bare in wanted)
    return {text.types[at].bare for at in acting if _acts(text, at)}


def _with_basim(text: Text) -> Text:
    """«الدكتور باسم الدفلى»: behind an honorific, and behind a post that speaks for nobody, «باسم» is a name."""
    named = [at for at in text.written.bare.places({_BASIM: 1}.keys()) if _is_basim(text, at)]
    if not named:
        return text
    tags = list(text.tags)
    for at in named:
        tags[at] = tag.GIVEN
    return replace(text, tags=tuple(tags))


def _with_ashraf(text: Text) -> Text:
    """«ومنذ توليه منصبه أشرف الدفلى على …»: «أشرف» with «على» behind its subject is no name, but its verb."""
    verbs = [at for at in text.written.bare.places({_ASHRAF: 1}.keys()) if _oversees(text, at)]
    if not verbs:
        return text
    tags = list(text.tags)
    for at in verbs:
        tags[at] = tags[at] & tag.CONJ | tag.VERB
    return replace(text, tags=tuple(tags))


def _with_van(text: Text) -> Text:
    """«كارل فان كورسيل», «قال كورسيل فان در بالن»: between a name and a word of no list «فان» is no أن."""
    if _VAN not in text.tokens:
        return text
    tags = list(text.tags)
    for at in range(len(tags)):
        if text.tokens[at] == _VAN and _is_van(text, at):
            tags[at] = tag.NAME_PART
    return replace(text, tags=tuple(tags))


def _is_van(text: Text, at: int) -> bool:
    before, after = text.types[at - 1].tags if at else 0, text.tags[at + 1] if at + 1 < len(text.tags) else tag.STOP
    told = at > 1 and not before and _tells(text, at - 2)
    der = at + 1 < len(text.tags) and text.types[at + 1].bare in _DER
    if der and at and _tells(text, at - 1):
        return True  # «وأضاف فان در كورسيل»
    return bool(before & tag.GIVEN or told) and (der or not after & ~tag.GIVEN)


_VAN, _DER = "فان", ("در", "دير", "دن")


def _oversees(text: Text, at: int) -> bool:
    if at and text.tags[at - 1] & (tag.TITLE | tag.HONORIFIC | tag.GIVEN | tag.CUE | tag.NISBA | tag.PREPOSITION):
        return False
    for index in range(at + 2, min(at + _NEAR_ON, len(text.tags))):
        if text.types[index].bare == _ON and text.tags[index] & tag.PREPOSITION:
            return True
        if text.tags[index] & (tag.CUE | tag.VERB | tag.THAT | tag.STOP | tag.COMMA | tag.LINE | tag.COLON):
            return False
    return False


_ASHRAF, _ON, _NEAR_ON = "اشرف", "علي", 7


def _is_basim(text: Text, at: int) -> bool:
    before, after = (text.tags[near] if 0 <= near < len(text.tags) else 0 for near in (at - 1, at + 1))
    qualified = at > 1 and before & tag.DEFINITE and before & (tag.NISBA | tag.COMMON) and not before & tag.TITLE
    if qualified and text.types[at - 1].bare.endswith("ي"):
        before = text.tags[at - 2]  # «الخبير الاقتصادي باسم المرجاني»
    if not before & (tag.HONORIFIC | tag.TITLE) or before & tag.SPEAKS_FOR:
        return False
    if before & tag.TITLE and not before & tag.DEFINITE:
        return False
    return bool(after & tag.GIVEN) or not after & (tag.NOMINAL & ~tag.DEFINITE | tag.MARK | tag.LATIN)


_BASIM = "باسم"


def _detached(text: Text, words: set[str]) -> tuple[Text, set[str]]:
    """«أبلغ كورسيل لبراندت»: a word of no list is a name behind a preposition where the article has the name alone."""
    attached = {f"{preposition}{word}" for word in words if len(word) > _SHORT for preposition in "بل"}
    found = [at for at in text.written.bare.places(attached) if not text.tags[at] & ~(tag.CONJ | tag.FEMININE)]
    if not found:
        return text, words
    types, tags = list(text.types), list(text.tags)
    for at in found:
        kind, known = types[at], tag.GIVEN | tag.PREFIXED
        stem = kind.bare[1:]
        types[at] = replace(kind, stem=stem, prefix=kind.bare[0], tags=kind.tags | known)
        tags[at] |= known
    gone = {types[at].bare for at in found}
    return replace(text, types=tuple(types), tags=tuple(tags)), words - gone


_SHORT = 3
_OF_TWO = 2


def _may_stand_alone(text: Text, at: int) -> bool:
    kind = text.types[at]
    known = _KEPT | tag.CALLED_UPON | tag.POST_ADJECTIVE | tag.SOMEBODY | tag.PREFIXED
    return bool(text.tags[at - 1] & tag.BODY and kind.tags & tag.DEFINITE) and not kind.tags & known


def _acts(text: Text, at: int) -> bool:
    """Whether a word stands right behind a verb of saying, or between أن and one: «أن النهضة أكدت»."""
    before, after = text.tags[at - 1] if at else 0, text.tags[at + 1] if at + 1 < len(text.tags) else 0
    if text.tags[at] & tag.PREFIXED:
        return False
    return _says(before) or bool(before & tag.BARE_THAT and _says(after))


def _says(bits: int) -> bool:
    return bool(bits & tag.CUE) and not bits & (tag.NOMINAL | tag.PREPOSITION)


def _is_name(text: Text, mention: Mention) -> bool:
    """«الأمين العام», «سمو ولي العهد»: a post without its holder teaches no names, or «العام» would become one."""
    bare = mention.role is None and mention.name[0] <= mention.head
    head = text.tags[mention.head]
    return not (bare and head & (tag.TITLE | tag.HONORIFIC)) or bool(head & tag.KIN)


def find_mentions(text: Text) -> list[Mention]:
    """Everybody the text names outright, in order: persons with title or full name, bodies, places, unnamed sources."""
    found: list[Mention] = []
    index, count = 0, len(text.tags)
    while index < count:
        bits = text.tags[index]
        if bits & tag.NO_CUE and index in text.phrase_ends:
            index = text.phrase_ends[index]  # «رضي الله عنه»
            continue
        before = text.tags[index - 1] if index else 0
        if bits & tag.MARK and _says(before) and (enclosed := enclosed_name(text, index, count)) is not None:
            found.append(enclosed)
            index = enclosed.end
            continue
        start = index - 1 if before & tag.SAME and not before & tag.DEFINITE else index  # «أحد المسؤولين»
        if (
            (bits & _STARTS or (bits & tag.CALLED_AFTER and is_memorial(text, index)) or _are_papers(text, index))
            and not _is_verb(text, index)
            and not _qualifies_text(text, index)
            and (mention := read_mention(text, start, count, attached=True)) is not None
        ):
            found.append(mention)
            if mention.role is not None:
                found.extend(_bodies_within(text, *mention.role))
            elif (whose := _named_behind(text, mention)) is not None:
                found.append(replace(whose, role=(mention.head, mention.head + 1)))  # what «أبناء» are of is a name
            index = max(_past(text, mention), index + 1)
        else:
            index += 1
    return found


def _named_behind(text: Text, mention: Mention) -> Mention | None:
    """Whose «أبناء سالم الدفلى» are: the person within the phrase of several; None where nobody is named there."""
    name = (mention.head + 1, mention.end)
    if mention.kind is not HopKind.UNNAMED or name[0] >= name[1] or not are_his(text, mention.head):
        return None
    if titled_name_end(text, *name) != mention.end or text.types[name[0]].bare.endswith(_LIKE_OTHERS):
        return None
    return Mention(*name, name, None, HopKind.PERSON, False, False, name[0])


_LIKE_OTHERS = ("ون", "ين", "ات", "يه")
"""«مسؤولون أمنيون»: how adjectives of several end."""


def _qualifies_text(text: Text, index: int) -> bool:
    """«أصدرت الشركة بيانا إعلاميا قالت فيه»: in the accusative behind a text, an adjective and nobody."""
    before = text.tags[index - 1] if index else 0
    if not before & (tag.DOCUMENT | tag.CHANNEL | tag.TELLS) or before & tag.DEFINITE:
        return False
    return all(text.types[at].bare.endswith("ا") for at in (index - 1, index)) and not text.tags[index] & tag.DEFINITE


def _are_papers(text: Text, index: int) -> bool:
    """«اهتمت الصحف الهضبية الصادرة اليوم بـ»: the papers of a country, which a press review tells of."""
    bits, after = text.tags[index], text.tags[index + 1] if index + 1 < len(text.tags) else 0
    papers = bits & tag.MEDIUM and bits & tag.DEFINITE and bits & tag.FEMININE and not bits & (tag.PREFIXED | tag.CONJ)
    several = papers and not text.types[index].bare.endswith("ه")  # «الصحيفة الهضبية» is one that was named
    return bool(several and after & tag.DEFINITE and after & tag.NISBA)


def _past(text: Text, mention: Mention) -> int:
    """Where the next mention may begin: in «متحدث باسم وزير الري سامي الدفلى» the minister is one of his own."""
    if mention.role is not None or mention.end - mention.head < _WITHIN or _is_bare(text, mention):
        return mention.end
    if mention.kind is HopKind.UNNAMED and text.tags[mention.head] & tag.SPEAKS_FOR:
        return mention.head + 1
    named = (at for at in range(mention.head + 1, mention.end) if _leads_to_name(text, at, mention.end))
    return next(named, mention.end)  # «كبير المستشارين للرئيس سامي الدفلى», «عائلة الصحافي سامي الدفلى»


def _is_bare(text: Text, mention: Mention) -> bool:
    """«سامي الدفلى», «جمعية السنابل»: no post that is of somebody."""
    if mention.kind is HopKind.UNNAMED:
        return False
    return mention.kind is not HopKind.PERSON or not text.tags[mention.head] & tag.TITLE


_WITHIN = 2


def _leads_to_name(text: Text, at: int, end: int) -> bool:
    """«الرئيس الهضبي سامي الدفلى» within what is said of another, or his full name alone."""
    bits = text.tags[at]
    if not bits & tag.TITLE:
        full = at + 1 < end and text.types[at].tags & text.types[at + 1].tags & tag.GIVEN
        return bool(full) and not bits & (tag.PREFIXED | tag.CONJ | tag.COMMON | tag.NISBA)
    after = at + 1
    while after < end and text.tags[after] & tag.NISBA and text.tags[after] & tag.DEFINITE:
        after += 1
    return after < end and bool(text.types[after].tags & tag.GIVEN)


def _is_verb(text: Text, index: int) -> bool:
    """«طالب الوزير»: a cue that is also a title, before a title or body of its own, is the verb."""
    if not text.tags[index] & tag.CUE or text.tags[index] & tag.DEFINITE or index + 1 >= len(text.tags):
        return False
    after = text.tags[index + 1]
    return bool(after & (tag.TITLE | tag.BODY | tag.BODY_NAME)) and not after & (tag.PREFIXED | tag.CONJ)


def _bodies_within(text: Text, first: int, end: int) -> list[Mention]:
    """The bodies that a post names: «عضو المكتب السياسي لحركة السنابل»."""
    heads = [index for index in range(first + 1, end) if text.tags[index] & (tag.BODY | tag.BODY_NAME)]
    mentions = [read_mention(text, index, end, attached=True) for index in heads]
    return [_as_body(text, one) for one in mentions if one is not None and one.kind is not HopKind.PERSON]


def _as_body(text: Text, mention: Mention) -> Mention:
    """«مفوض الأمم المتحدة السامي»: a masculine adjective of posts behind a body in the feminine is the post's."""
    last = mention.end - 1
    post = mention.feminine and mention.name == (mention.first, mention.end) and last > mention.head
    if not post or text.types[last].stem not in _OF_POSTS or not text.tags[last] & tag.DEFINITE:
        return mention
    return replace(mention, end=last, name=(mention.first, last))


_OF_POSTS = frozenset({"سامي", "خاص", "دايم", "مقيم", "سابق", "اسبق", "حالي", "جديد", "راحل"})


def _introductions(text: Text) -> list[Mention]:
    starts = tag.TITLE | tag.GIVEN | tag.HONORIFIC
    found: list[Mention] = []
    index, count = 0, len(text.tags)
    while index < count:
        if text.tags[index] & tag.NO_CUE and index in text.phrase_ends:
            index = text.phrase_ends[index]
            continue
        bits = text.tags[index]
        opens = (bits & starts and not _is_verb(text, index)) or (bits & tag.CALLED_AFTER and is_memorial(text, index))
        if opens and (mention := read_mention(text, index, count, attached=True)) is not None:
            if mention.kind is HopKind.PERSON:
                found.append(mention)
            elif (whose := _named_behind(text, mention)) is not None:
                found.append(replace(whose, role=(mention.head, mention.head + 1)))  # what «أبناء» are of is a name
            index = max(_past(text, mention), index + 1)
        else:
            index += 1
    return found
