"""Who mediates, hosts, sponsors or guarantees, and between whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.positions import MediationKind
from tests.find.positions.reading import mediations


def test_mediators_are_read_from_a_list_of_names() -> None:
    raw = "يناقش الوفد اتفاق الهدنة بوساطة أستراليا وإسبانيا ورابطة الهضبة"

    (found,) = mediations(raw)

    assert found.kind is MediationKind.MEDIATOR
    assert found.who == ("أستراليا", "إسبانيا", "رابطة الهضبة")
    assert found.at.of(raw) == "بوساطة أستراليا وإسبانيا ورابطة الهضبة"


def test_adjectives_of_states_name_sponsors() -> None:
    (found,) = mediations("تبدأ غدا جولة جديدة من المفاوضات برعاية أسترالية-إسبانية")

    assert (found.kind, found.who) == (MediationKind.SPONSOR, ("أستراليا", "إسبانيا"))


def test_sponsors_may_stand_before_the_verb() -> None:
    (found,) = mediations("قال المسؤول إن أستراليا وإسبانيا ترعيان جولة جديدة من المفاوضات")

    assert (found.kind, found.who, found.statement) == (MediationKind.SPONSOR, ("أستراليا", "إسبانيا"), 0)


def test_a_host_hosts_talks() -> None:
    raw = "تستضيف أستراليا الخميس جولة جديدة من المفاوضات بين حكومة البيلسان وحركة السنابل"

    (found,) = mediations(raw)

    assert (found.kind, found.who) == (MediationKind.HOST, ("أستراليا",))
    assert found.between == ("حكومة البيلسان", "حركة السنابل")
    assert found.about is not None
    assert found.about.of(raw).startswith("جولة")


def test_two_sets_of_mediators_in_one_article_stay_apart() -> None:
    raw = "عقدت المفاوضات بوساطة أستراليا. وتبدأ الأسبوع المقبل محادثات أخرى برعاية إسبانيا."

    assert [(one.kind, one.who) for one in mediations(raw)] == [
        (MediationKind.MEDIATOR, ("أستراليا",)),
        (MediationKind.SPONSOR, ("إسبانيا",)),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "افتتح المعرض برعاية الوزير سالم الراوي",
        "يستضيف النادي المباراة مساء الخميس",
        "يتوسط الميدان تمثال كبير",
        "تستضيف المدينة آلاف النازحين",
        "عقدت المفاوضات برعاية إقليمية ودولية",
        "عمل الوسيط العقاري في السوق",
    ],
)
def test_a_ceremony_is_no_mediation(raw: str) -> None:
    assert mediations(raw) == ()


WORDS = "بوساطة برعاية أستراليا والحركة بين المفاوضات تستضيف ، . الوسيط"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_any_text_yields_mediations_within_it_and_in_order(tokens: list[str]) -> None:
    raw = " ".join(tokens)
    found = mediations(raw)

    assert [one.at.start for one in found] == sorted(one.at.start for one in found)
    assert all(one.who and 0 <= one.at.start < one.at.end <= len(raw) for one in found)
