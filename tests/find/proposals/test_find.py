"""Proposals of an article: what names one, whose it is, what it holds, and what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.proposals import Item, ProposalKind, ProposalStatus
from tests.find.proposals.reading import answers, figure, lasting, only, proposals, terms

# Names


def test_a_proposal_is_called_by_its_fullest_name() -> None:
    text = "قدم الوسيط مقترحا. وقال المبعوث إن مقترح وقف إطلاق النار على الطاولة."

    assert only(text).title == "مقترح وقف إطلاق النار"


def test_a_definite_short_form_goes_back_to_the_proposal_named_before() -> None:
    text = "سلمت مملكة المنارة طرفي القتال ورقة من ثلاث مراحل. وقبلت حكومة البيلسان الورقة."

    assert [span.of(text) for span in only(text).at] == ["ورقة من ثلاث مراحل", "الورقة"]


def test_proposals_of_two_states_are_two() -> None:
    text = "رفضت الحركة المقترح الأردني لوقف إطلاق النار. وقبلت الحركة المقترح المغربي لوقف إطلاق النار."

    assert [one.authors for one in proposals(text)] == [("الأردن",), ("المغرب",)]


def test_what_the_headline_names_the_text_introduces_again() -> None:
    text = "ماذا تتضمن ورقة الوسيطين لوقف النار؟\n\nسلمت مملكة المنارة طرفي القتال ورقة من ثلاث مراحل لوقف النار."

    assert only(text).phases == 3


def test_a_refusal_in_the_first_person_means_what_has_just_been_named() -> None:
    text = "وزعت مملكة المنارة مشروع قرار لوقف إطلاق النار على المجلس. وقال كورسيل: لا يمكننا أن نؤيد اقتراحا كهذا."

    assert [one.party for one in only(text).responses] == ["كورسيل"]


def test_demands_of_the_author_are_its_proposal() -> None:
    text = "طرحت حركة السنابل خطة لوقف إطلاق النار. وقالت الوزيرة إن مطالب حركة السنابل تجاوزت الحدود قليلا."

    assert len(only(text).at) == 2


@pytest.mark.parametrize(
    "text",
    [
        "أقرت الوزارة خطة لتطوير التعليم في المدارس.",
        "قال الوزير إن بلاده ليس لديها أي خطة لتغيير مساعدتها في الحرب.",
        "أطلقت الجمعية مبادرة لتنظيف الحديقة.",
        "رفض النادي عرض المدرب بعد المباراة.",
        "وقع الطرفان اتفاق وقف إطلاق النار ودخل حيز التنفيذ.",
        "ملتزمة بوقف إطلاق النار الذي أعلن بين البلدين.",
        "استخدم الوزير ورقة ضغط في المفاوضات.",
        "أخذت الحركة بزمام المبادرة في القتال.",
        "قدم الخبير عرضا عن آخر تطورات الحرب.",
        "وتشكل هذه المبادرة جزءا من جهد أوسع لإغاثة المتضررين من النزاع.",
        "أعلنت الشركة صفقة لشراء طائرات.",
        "",
    ],
)
def test_plans_of_other_trades_and_agreements_in_force_are_no_proposals(text: str) -> None:
    assert proposals(text) == ()


# Authors, mediators, replies


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("رفضت الحركة مقترح الرئيس سالم الراوي لوقف إطلاق النار.", ("سالم الراوي",)),
        ("رفضت الحركة المقترح الأردني لوقف إطلاق النار.", ("الأردن",)),
        ("رفضت الحركة مقترحا لوقف إطلاق النار قدمته قطر ومصر.", ("قطر", "مصر")),
        ("رفضت الحركة خطة السلام التي وضعتها مملكة المنارة.", ("مملكة المنارة",)),
        ("تقدمت مملكة المنارة بمقترح لوقف إطلاق النار.", ("مملكة المنارة",)),
        ("قال المصدر إن مملكة المنارة وجمهورية تيماران سلمتا الوفدين مقترحا لوقف إطلاق النار.",
         ("مملكة المنارة", "جمهورية تيماران")),
    ],
)  # fmt: skip
def test_authors_are_told_by_adjective_genitive_or_verb(text: str, authors: tuple[str, ...]) -> None:
    assert only(text).authors == authors


def test_who_mediates_is_no_author() -> None:
    text = "يبحث الوفدان صفقة لتبادل الأسرى بوساطة قطر ومصر."

    found = only(text)

    assert (found.authors, found.mediators) == ((), ("قطر", "مصر"))


def test_a_plan_that_answers_another_is_a_counter_proposal() -> None:
    text = (
        "وضعت حركة السنابل خطة من 3 مراحل تنفذ على مدى 4.5 أشهر، استجابة لاقتراح قدمته قطر ومصر. "
        "وسيتم الإفراج عن كل الأسرى مقابل الإفراج عن مئات السجناء."
    )

    plan, offer = proposals(text, moments=(lasting(text, "4.5 أشهر", "P4M15D"),))

    assert (plan.kind, plan.phases, plan.duration, plan.replies_to) == (ProposalKind.COUNTER, 3, "P4M15D", offer.title)
    assert (offer.authors, offer.terms) == (("قطر", "مصر"), ())
    assert [term.item for term in plan.terms] == [Item.RELEASE, Item.RELEASE]


def test_an_agreement_that_is_answered_is_the_proposal_that_the_answer_replies_to() -> None:
    text = (
        "قالت حركة السنابل إنها سلمت ردها على اتفاق وقف إطلاق النار. "
        "ووضعت حركة السنابل خطة من 3 مراحل استجابة لاقتراح قدمته قطر ومصر."
    )

    titles = {one.title: one.replies_to for one in proposals(text)}

    assert titles == {"اتفاق وقف إطلاق النار": None, "خطة من 3 مراحل": "اتفاق وقف إطلاق النار"}


# Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("تعد مملكة المنارة مبادرة لوقف إطلاق النار.", ProposalStatus.FLOATED),
        ("طرحت مملكة المنارة مبادرة لوقف إطلاق النار.", ProposalStatus.TABLED),
        ("تدرس حركة السنابل مقترح وقف إطلاق النار.", ProposalStatus.UNDER_STUDY),
        ("رفضت حركة السنابل مقترح وقف إطلاق النار.", ProposalStatus.ANSWERED),
        ("تبنى مجلس السلم مشروع قرار يدعو إلى وقف إطلاق النار.", ProposalStatus.AGREED),
        ("استخدمت مملكة المنارة حق النقض ضد مشروع قرار في المجلس يدعو إلى هدنة.", ProposalStatus.COLLAPSED),
        ("لن يتبنى مجلس السلم مشروع قرار يدعو إلى وقف إطلاق النار.", ProposalStatus.FLOATED),
    ],
)
def test_the_status_is_how_far_the_article_says_it_has_come(text: str, status: ProposalStatus) -> None:
    assert only(text).status is status


# Terms


def test_terms_carry_phase_giver_quantity_object_and_condition() -> None:
    text = (
        "سلمت مملكة المنارة طرفي القتال ورقة من ثلاث مراحل لوقف إطلاق النار. وقال المصدر إن المرحلة الأولى "
        "تمتد 45 يوما، وتفرج حركة السنابل خلالها عن 22 من المحتجزين مقابل إطلاق سراح 300 سجين."
    )

    found = only(text, figures=(figure(text, "22"), figure(text, "300")))

    given, returned = found.terms
    assert (given.item, given.phase, given.giver) == (Item.RELEASE, 1, "حركة السنابل")
    assert given.quantity is not None
    assert given.quantity.of(text) == "22"
    assert given.object is not None
    assert given.object.of(text) == "22 من المحتجزين"
    assert given.condition is not None
    assert given.condition.of(text) == "مقابل إطلاق سراح 300 سجين"
    assert returned.quantity is not None
    assert returned.quantity.of(text) == "300"
    assert given.statement is not None


def test_each_phase_has_its_own_terms() -> None:
    text = (
        "سلمت مملكة المنارة طرفي القتال ورقة من ثلاث مراحل لوقف إطلاق النار. وأوضح المصدر أن المرحلة الثانية تشمل "
        "الإفراج عن بقية الجنود، وانسحاب القوات من الممر، بينما تخصص المرحلة الثالثة لتسليم الجثامين."
    )

    found = [(term.phase, term.item, term.at.of(text)) for term in only(text).terms]

    assert found == [
        (2, Item.RELEASE, "الإفراج عن بقية الجنود"),
        (2, Item.WITHDRAW, "انسحاب القوات من الممر"),
        (3, Item.RELEASE, "تسليم الجثامين"),
    ]


def test_a_term_ends_before_the_conjunction_of_the_next_and_begins_behind_what_points_back() -> None:
    text = (
        "سلمت مملكة المنارة طرفي القتال ورقة لوقف إطلاق النار. وأوضح المصدر أن المرحلة الأولى يتوقف فيها إطلاق النار "
        "بالكامل، وتخصص المرحلة الثانية لتسليم الجثامين وبدء إعادة إعمار القرى."
    )

    given = [term.object.of(text) for term in only(text).terms if term.object is not None]

    assert given == ["إطلاق النار بالكامل", "الجثامين", "القرى"]


@pytest.mark.parametrize(
    ("terms", "given"),
    [
        ("وقف إطلاق النار في الوادي", ["إطلاق النار في الوادي"]),
        ("وقف الأعمال العدائية لمدة شهر", ["الأعمال العدائية"]),
        ("تشكيل لجنة تحقيق جديدة", ["لجنة تحقيق جديدة"]),
        ("نزع السلاح الثقيل من القرى", ["السلاح الثقيل من القرى"]),
        ("إعادة إعمار القرى", ["القرى"]),
        ("إطلاق سراح الرهائن الأربعين المتوقع إطلاق سراحهم خلال الهدنة", ["الرهائن الأربعين"]),
    ],
)
def test_what_is_given_is_named_whole_and_ends_where_its_time_or_manner_begins(terms: str, given: list[str]) -> None:
    text = f"قدمت مملكة المنارة لطرفي القتال مقترحا للهدنة يتضمن {terms}."

    assert [term.object.of(text) for term in only(text).terms if term.object is not None] == given


def test_the_name_of_an_agreement_is_no_term() -> None:
    text = "قدم الوسيط لطرفي القتال مقترحا للهدنة يتضمن الإفراج عن الأسرى خلال المرحلة الأولى من اتفاق وقف إطلاق النار."

    assert [term.item for term in only(text).terms] == [Item.RELEASE]


def test_who_withdraws_is_the_giver_and_what_is_left_the_object() -> None:
    text = "يتضمن مقترح الهدنة انسحاب القوات البيلسانية من المناطق المكتظة."

    (term,) = only(text).terms

    assert term.object is not None
    assert (term.giver, term.object.of(text)) == ("القوات البيلسانية", "المناطق المكتظة")


def test_what_is_handed_over_has_a_taker() -> None:
    text = "رفضت الحركة مقترح الوسيط بالانسحاب من الميناء وتسليم إدارته للأمم المتحدة في المفاوضات."

    given, handed = only(text).terms

    assert (given.item, given.taker) == (Item.WITHDRAW, None)
    assert (handed.item, handed.taker) == (Item.GOVERN, "الأمم المتحدة")


def test_what_an_opponent_says_of_a_proposal_is_a_term_in_his_words() -> None:
    text = "طرحت حركة السنابل مقترحا لوقف إطلاق النار. وقال القطراني إن المقترح يترك الحركة في السلطة."

    (term,) = only(text).terms

    assert (term.item, term.at.of(text), term.giver) == (Item.GOVERN, "يترك الحركة في السلطة", None)
    assert term.statement is not None


def test_a_draft_calls_for_its_terms() -> None:
    text = "وزعت مملكة المنارة على أعضاء المجلس مشروع قرار يطالب بوقف فوري لإطلاق النار في الإقليم وبفتح معبر القناطر."

    assert terms(text) == [
        ("halt_fire", "وقف فوري لإطلاق النار في الإقليم"),
        ("access", "فتح معبر القناطر"),
    ]


def test_a_release_told_of_the_past_is_no_term() -> None:
    text = "رفضت الحركة مقترح الهدنة. وأفرجت الحركة أمس عن سبعة أسرى."

    assert terms(text) == []


# Any text


_SAID = (
    "مقترح المقترح خطة مشروع قرار قبل رفضت السنابل وافقت على الحكومة بنعم كلمة هدنة يتضمن انسحاب القوات المرحلة الأولى "
    "مقابل « » ، . الفيتو ضد قدمته ردا قال إن سيتم إطلاق سراح الأسرى وردت بوساطة مصر التي اقترحت الإيجابية أبدت ( ) "
    "بمقترح للخطة وامتنعت عن التصويت لن نقبل"
)
_WORDS = st.sampled_from([*_SAID.split(), '"', "\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_of_any_text_spans_stand_in_order_and_inside(text: str) -> None:
    found = proposals(text)

    spans = [span for one in found for span in one.at]
    spans += [term.at for one in found for term in one.terms] + [each.at for one in found for each in one.responses]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [one.at[0] for one in found] == sorted(one.at[0] for one in found)
    assert all(list(one.at) == sorted(one.at) for one in found)
    assert all([term.at for term in one.terms] == sorted(term.at for term in one.terms) for one in found)
    assert found == proposals(text)


def test_a_long_text_of_one_sentence_is_read_in_its_stride() -> None:
    text = "مقترح الهدنة يتضمن انسحاب القوات مقابل الإفراج عن الأسرى و" * 300

    assert proposals(text)
    assert {one[:2] for one in answers("رفضت الحكومة مقترح الهدنة. " * 300)} == {("الحكومة", "reject")}
