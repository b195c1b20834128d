"""Bodies of whose name an article has a part, or names only who leads them."""

from __future__ import annotations

import pytest

from qawl.model.documents import Article, Span
from qawl.model.records import HopKind
from qawl.model.world import Mention
from qawl.resolve.actors import best_of
from qawl.resolve.context import context_of
from tests.resolve.linking import index, links

SAYS = "إن الجسر الجديد سيفتح غدا."


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("استقبل وزير الخارجية التيماراني وفدا.", "tmr-foreign-ministry"),
        ("زار الوفد مبنى تابعا لوزارة الخارجية التيمارانية.", "tmr-foreign-ministry"),
        ("استقبل وزير الموانئ التيماراني وفدا.", None),
        ("استقبل وزير الخارجية التيماراني وزير الموانئ المناري.", None),  # either may be meant
    ],
)
def test_a_ministry_named_alone_is_that_of_the_minister_before_it(before: str, actor: str | None) -> None:
    assert ("tmr-foreign-ministry" in links(f"{before} وقالت الوزارة {SAYS}").values()) is (actor is not None)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("مكتب رئيس الوزراء التيماراني داركو تيلانوف", "tmr-government"),
        ("مكتب رئيس الوزراء التيماراني داركو صندالوف", None),
    ],
)
def test_a_body_is_known_though_the_name_of_who_leads_it_follows(name: str, actor: str | None) -> None:
    text = f"قال {name} {SAYS}"
    mention = Mention(name, True, HopKind.BODY, (), (Span(4, 4 + len(name)),), ())
    best = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert (None if best is None else best.actor) == actor
