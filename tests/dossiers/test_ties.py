"""What a dossier makes of the words of an article."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.dossiers.holders import Basis, Holder, actor_of, holder_of
from qawl.dossiers.routes import routes
from qawl.dossiers.ties import (
    anchors_of,
    figure_of,
    issue_of,
    kind_of,
    mark_of,
    party_of,
    proposal_of,
    roles_of,
)
from qawl.model.dossiers import Issue
from qawl.model.positions import Stance
from tests.dossiers.written import small

RIVER = small()


def issue(name: str) -> Issue:
    return next(one for one in RIVER.issues if one.id == name)


@pytest.mark.parametrize(
    ("name", "role", "holder"),
    [
        ("حركة السنابل", None, Holder("sanabil", "sanabil", Basis.SELF)),
        ("دولة البيلسان", None, Holder("baylasan", "baylasan", Basis.SELF)),
        ("الخارجية البيلسانية", None, Holder("ministry", "baylasan", Basis.BODY)),
        ("الحكومة البيلسانية", None, Holder(None, "baylasan", Basis.BODY)),
        ("مازن الغدير", "المتحدث", Holder("ghadir", "sanabil", Basis.POST)),
        ("القيادي مازن الغدير", None, Holder("ghadir", "sanabil", Basis.POST)),
        ("لمى الصفصاف", "المتحدثة باسم الخارجية البيلسانية", Holder(None, "baylasan", Basis.SPOKESMAN)),
        ("المتحدث باسم حركة السنابل", None, Holder(None, "sanabil", Basis.SPOKESMAN)),
        ("بشر بن مرهف", "وزير خارجية المنارة", Holder(None, "manara", Basis.POST)),
        ("مسؤول بيلساني كبير", None, Holder(None, "baylasan", Basis.POST)),
        ("قيادي في حركة السنابل", None, Holder(None, "sanabil", Basis.POST)),
        ("المبعوث المناري إلى البيلسان", None, Holder(None, "manara", Basis.POST)),
    ],
)
def test_a_voice_is_an_actor_or_speaks_for_one(name: str, role: str | None, holder: Holder) -> None:
    assert holder_of(RIVER, name, role) == holder


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("سمير الغدير", None),
        ("محلل بيلساني", None),
        ("دبلوماسي بيلساني سابق", None),
        ("مصدر دبلوماسي في المنارة", None),
        ("نقيب مزارعي السنابل", None),
        ("رائد القش", "وزير الخارجية"),
        ("", None),
    ],
)
def test_nobody_speaks_for_a_party_by_nearness(name: str, role: str | None) -> None:
    assert holder_of(RIVER, name, role) is None


def test_an_id_of_the_registry_or_a_code_of_a_state_settles_who_it_is() -> None:
    assert actor_of(RIVER, "غير معروف", known="xbl") == "baylasan"
    assert actor_of(RIVER, "غير معروف", known="zzz") is None


def test_a_post_counts_in_its_time_only() -> None:
    assert party_of(RIVER, "ghadir", date(2026, 3, 1)) == "sanabil"
    assert party_of(RIVER, "ghadir", date(2026, 7, 1)) is None
    assert party_of(RIVER, "ministry") == "baylasan"


def test_roles_are_held_at_times() -> None:
    assert roles_of(RIVER, "manara", date(2026, 2, 1)) == ("mediator",)
    assert roles_of(RIVER, "manara", date(2025, 12, 1)) == ()
    assert roles_of(RIVER, "baylasan") == ("party",)
    assert roles_of(RIVER, "families") == ("voice",)


def test_words_speak_of_issues_and_of_their_kinds() -> None:
    assert issue_of(RIVER, "ترفض الانسحاب من ممر الكروم قبل الهدنة") == ("corridor", "truce")
    assert issue_of(RIVER, "أسعار القمح") == ()
    assert kind_of(issue("truce"), "اقترح هدنة إنسانية") == "humanitarian"
    assert kind_of(issue("truce"), "اقترح هدنة") is None


@pytest.mark.parametrize(
    ("name", "words", "stance", "mark"),
    [
        ("truce", "تؤيد الهدنة", Stance.FOR, "stop"),
        ("truce", "ترفض أي هدنة", Stance.AGAINST, "fight"),
        ("truce", "تنتظر الورقة", Stance.FOR, None),
        ("corridor", "تقبل", Stance.FOR, "leave"),
        ("corridor", "لن تقبل", Stance.REFUSE, "hold"),
        ("corridor", "تقبل بشرط", Stance.CONDITIONAL, "stages"),
    ],
)
def test_a_stand_has_its_place_on_the_scale(name: str, words: str, stance: Stance, mark: str | None) -> None:
    found = mark_of(issue(name), words, stance)

    assert (found and found.id) == mark


@pytest.mark.parametrize(
    ("title", "published", "proposal"),
    [
        ("الورقة", "2026-03-10T08:00:00+03:00", "paper"),
        ("الورقة", date(2026, 3, 25), "amended"),
        ("ورقة المراحل الثلاث", None, "paper"),
        ("الورقة", None, None),
        ("الورقة", "2025-01-01", None),
        ("مبادرة", "2026-03-10", None),
    ],
)
def test_a_name_means_the_proposal_that_lies_on_the_table_then(
    title: str, published: date | str | None, proposal: str | None
) -> None:
    assert proposal_of(RIVER, title, published) == proposal


def test_a_figure_is_followed_by_its_words_and_measure() -> None:
    assert figure_of(RIVER, "22 محتجزا") == "captives"
    assert figure_of(RIVER, "22 محتجزا", "killed") is None
    assert figure_of(RIVER, "22 شاحنة") is None


def test_words_for_an_event_have_its_days() -> None:
    ((names_it, first, last),) = anchors_of(RIVER)

    assert (first, last) == (date(2025, 10, 19), date(2025, 10, 19))
    assert names_it("منذ هجوم السد")
    assert not names_it("منذ بناء السد")


NEAR = "التقى الوفدان في الغدران لبحث الهدنة."


@pytest.mark.parametrize(
    ("text", "published", "belongs"),
    [
        (NEAR, None, True),
        (NEAR, "2026-01-01", True),
        (NEAR, "2019-01-01", False),
        (f"{NEAR} وفازت السنابل في المباراة", None, False),
        ("التقى الوفدان في الغدران.", None, False),
        ("الهدنة ليست هدية", None, False),
        ("في الغدران " + "قمح كثير وماء " * 30 + "هدنة", None, False),
        ("", None, False),
    ],
)
def test_an_article_belongs_when_words_of_both_lists_stand_near_each_other(
    text: str, published: str | None, belongs: bool
) -> None:
    assert routes(RIVER, text, published) is belongs
