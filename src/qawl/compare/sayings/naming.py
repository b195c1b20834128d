"""Read a name as voices are compared: without titles and «بن», «عبد» and «أبو» joined to what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from qawl.compare.sayings.words import SayingWords
from qawl.text import tags as tag
from qawl.text.layers import TOKEN
from qawl.text.stems import name_stem
from qawl.text.vocabulary import WordType

_SERVANT, _FATHER = "عبد", "ابو"
_FATHERS = frozenset({"ابو", "ابي", "ابا"})
_LEFT_OUT = frozenset({"بن", "ابن", "بنت", "ال"})
_LONGEST = 200
"""Letters of a name."""
_LETTERS = 3
"""The shortest name of anybody: «د» and «عز» are what is left of one."""


def read_name(name: str | None, words: SayingWords) -> tuple[tuple[WordType, int], ...]:
    """The words of a name in order, each with its fingerprint; () where it names nobody.

    >>> from qawl.compare.sayings.words import load_saying_words
    >>> from qawl.lexicon.load import load_lexicon
    >>> from qawl.text.vocabulary import Vocabulary
    >>> lists = load_saying_words(Vocabulary(load_lexicon()))
    >>> one, other = read_name("الدكتور عبد الإله بن سالم", lists), read_name("عبدالإله سالم", lists)
    >>> [code for _, code in one] == [code for _, code in other], read_name("د", lists)
    (True, ())
    """
    tokens = [token for token in TOKEN.findall((name or "")[:_LONGEST]) if token[0].isalpha()]
    if max(map(len, tokens), default=0) < _LETTERS:
        return ()
    kinds = [words.vocabulary[token] for token in tokens]
    while len(kinds) > 1 and _is_title(kinds[0], kinds[1]):
        kinds = kinds[1:]
    return tuple(_joined(kinds))


def _is_title(kind: WordType, behind: WordType) -> bool:
    """Whether a word before a person's name is a title: «المهندس السنديان», and not «المتحدث الرسمي»."""
    titled = bool(kind.tags & (tag.TITLE | tag.HONORIFIC)) and bool(kind.tags & (tag.DEFINITE | tag.HONORIFIC))
    return titled and (bool(behind.tags & tag.GIVEN) or not behind.tags & (tag.COMMON | tag.NISBA | tag.BODY))


def _joined(kinds: Sequence[WordType]) -> Iterator[tuple[WordType, int]]:
    before = ""
    for place, kind in enumerate(kinds):
        word, last = kind.folded, place + 1 == len(kinds)
        if not last and (word == _SERVANT or word in _FATHERS):
            before += _SERVANT if word == _SERVANT else _FATHER
        elif last or word not in _LEFT_OUT:
            spelled = before + word if before or word.startswith(_SERVANT) else kind.stem
            before = ""
            yield kind, crc32(name_stem(spelled).encode("utf-8", "surrogatepass"))
