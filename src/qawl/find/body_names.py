"""Names of bodies and outlets whose words no list knows: «شركة كوشنر», «موقع أرابيان بيزنيس»."""

from __future__ import annotations

from qawl.find.proper_names import ACTION, NEVER_NAMES
from qawl.text import tags as tag
from qawl.text.layers import Text


def names_body(text: Text, head: int, index: int, *, definite: bool) -> bool:
    """«شركة كوشنر», «شركة مايكروسوفت»: a word of no list, or a body's name, is that of the body before it."""
    bits = text.tags[head]
    if definite or not bits & (tag.BODY | tag.MEDIUM) or bits & (tag.DEFINITE | tag.TITLE):
        return False
    unknown = not text.tags[index] & ~(tag.GIVEN | tag.MALE | tag.LATIN | tag.FEMININE | tag.BODY_NAME)
    return unknown and text.types[index].folded[:1].isalpha()


def does_something(text: Text, head: int, index: int) -> bool:
    """«شركة ترصيف الميناء»: right behind a body a noun of action before what it is done to, and no name."""
    if index != head + 1 or not text.tags[head] & tag.BODY or text.tags[head] & (tag.DEFINITE | tag.TITLE):
        return False
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    thing = after & tag.DEFINITE and after & tag.COMMON and not after & (tag.NISBA | tag.POST_ADJECTIVE)
    return bool(thing) and ACTION.match(text.types[index].bare) is not None


def goes_on_naming(text: Text, head: int, index: int) -> bool:
    """Whether further words of no list belong to the name of a body or medium that began with one."""
    if not text.tags[head] & (tag.BODY | tag.MEDIUM) or text.tags[head] & (tag.DEFINITE | tag.TITLE):
        return False
    begins = head + 1
    if text.tags[head] & tag.BEARS_NAME and text.tags[begins] & tag.PLACE and not text.tags[begins] & tag.PREFIXED:
        begins += begins not in text.phrase_ends  # «نادي تيماران سان كورسيل»
    unlisted = not any(text.tags[begins : index + 1])
    word = text.types[index].folded
    return unlisted and word[:1].isalpha() and not word.startswith(NEVER_NAMES) and word[-1] not in "اه"


def makes_something(text: Text, head: int, index: int, limit: int) -> bool:
    """«شركة الوادي لصناعة الإسمنت أن»: what a body is for, where what it says follows."""
    if not text.tags[head] & tag.BODY or text.types[index].prefix != "ل" or index + 2 >= limit:
        return False
    made, after = text.tags[index + 1], text.tags[index + 2]
    plain = made & tag.DEFINITE and made & tag.COMMON and not made & (tag.TITLE | tag.BODY | tag.CONJ | tag.PREFIXED)
    return bool(plain and text.tags[index] & tag.COMMON and after & (tag.THAT | tag.COLON))
