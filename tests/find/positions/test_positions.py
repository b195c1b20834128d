"""Where parties stand: whose stand it is, on what, how firmly, and who made it known."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.find.positions.find import find_positions
from qawl.model.positions import Stance, Strength
from qawl.model.proposals import DeclaredBy
from tests.find.positions.reading import for_everybody, kit, only, positions, read, stands, words

ISSUE = "وقف إطلاق النار"


# Who speaks for a party


@pytest.mark.parametrize(
    ("who", "party", "declared_by"),
    [
        ("قالت حركة السنابل", "حركة السنابل", DeclaredBy.SELF),
        ("قال المتحدث باسم حركة السنابل سالم الراوي", "حركة السنابل", DeclaredBy.SPOKESMAN),
        ("قالت الناطقة باسم حكومة البيلسان لمى الصفصاف", "حكومة البيلسان", DeclaredBy.SPOKESMAN),
        ("قال رئيس المكتب السياسي لحركة السنابل سالم الراوي", "حركة السنابل", DeclaredBy.SELF),
        ("قال القيادي في حركة السنابل سالم الراوي", "حركة السنابل", DeclaredBy.SELF),
        ("قال مسؤول في حركة السنابل", "حركة السنابل", DeclaredBy.LEAK),
    ],
)
def test_whoever_has_the_post_speaks_for_the_party(who: str, party: str, declared_by: DeclaredBy) -> None:
    found = only(f"{who} إننا نرفض وقف إطلاق النار")

    assert (found.party, found.issue, found.stance) == (party, ISSUE, Stance.REFUSE)
    assert found.declared_by is declared_by


@pytest.mark.parametrize(
    "who",
    [
        "قال المحلل السياسي سالم الراوي",
        "قال الخبير العسكري سالم الراوي",
        "قال وزير الدفاع السابق سالم الراوي",
        "قال النائب سالم الراوي",
        "قال المواطن سالم الراوي",
        "قال سالم الراوي",
        "قالت صحيفة الضفاف",
        "قال لاعب الفريق سالم الراوي",
    ],
)
def test_nobodys_words_become_a_partys_unless_he_speaks_for_it(who: str) -> None:
    assert stands(f"{who} إننا نرفض وقف إطلاق النار") == []


def test_a_member_and_a_leak_weigh_less_than_the_party_itself() -> None:
    itself = only("قالت حركة السنابل إننا نرفض وقف إطلاق النار")
    member = only("قال القيادي في حركة السنابل سالم الراوي إننا نرفض وقف إطلاق النار")
    leak = only("قال مسؤول في حركة السنابل إننا نرفض وقف إطلاق النار")

    assert itself.confidence > member.confidence > leak.confidence


def test_the_adjective_of_a_post_names_the_state() -> None:
    found = only("قال وزير الخارجية الأسترالي سالم الراوي إن بلاده تؤيد وقف إطلاق النار")

    assert (found.party, found.issue, found.stance) == ("أستراليا", ISSUE, Stance.FOR)
    assert found.declarer == "سالم الراوي"


HEAT = "تتواصل المفاوضات لوقف الحرب وإنهاء الأزمة بعد انهيار الهدنة. "


def test_a_name_without_a_post_stands_for_itself_where_conflict_is_the_theme() -> None:
    (found,) = positions(HEAT + "قال سالم الراوي إننا نرفض الاتفاق الجديد")

    assert (found.party, found.personal, found.stance) == ("سالم الراوي", True, Stance.AGAINST)
    assert stands(HEAT + "قال الخبير سالم الراوي إننا نرفض الاتفاق الجديد") == []
    assert stands(HEAT + "قال سالم الراوي إنه يجب وقف القتال") == []
    assert not only("قالت حركة السنابل إننا نرفض الاتفاق الجديد").personal


def test_a_minister_of_a_state_that_is_not_said_is_personal() -> None:
    (found,) = positions("قال وزير الخارجية سالم الراوي إننا نرفض الاتفاق الجديد" + ". " + HEAT)

    assert (found.party, found.personal) == ("سالم الراوي", True)


@pytest.mark.parametrize("post", ["كبير مفاوضيها سالم الراوي", "المتحدث باسمها سالم الراوي", "رئيسها سالم الراوي"])
def test_a_pronoun_in_a_post_is_of_the_body_named_before(post: str) -> None:
    found = only(f"أصدرت حركة السنابل بيانا. وقال {post} إننا نرفض الاتفاق الجديد")

    assert (found.party, found.personal) == ("حركة السنابل", False)


def test_a_post_behind_the_name_says_for_whom_he_speaks() -> None:
    found = positions("التقى الوسيط سالم الراوي، رئيس حركة السنابل. وقال الراوي إننا نرفض الاتفاق الجديد")

    assert [one.party for one in found] in (["حركة السنابل"], [])


def test_both_sides_together_are_no_party_that_anybody_can_tell() -> None:
    assert for_everybody("اتفق الطرفان على تبادل الأسرى") == []
    assert for_everybody("اتفقت أستراليا وإسبانيا على تبادل الأسرى") != []


def test_a_dossier_that_knows_the_two_sides_gets_their_stand() -> None:
    assert stands("اتفق الطرفان على تبادل الأسرى") == [("الطرفان", "تبادل الأسرى", "for")]


def test_the_quarter_of_a_country_is_part_of_its_name() -> None:
    found = only("رفض الرئيس الأسترالي الجنوبي سالم الراوي المقترح الجديد")

    assert found.party == "أستراليا الجنوبية"


def test_two_before_the_verb_take_one_stand_each() -> None:
    assert [party for party, _, _ in stands("قال المسؤول إن أستراليا وإسبانيا ترفضان المقترح الجديد")] == [
        "أستراليا",
        "إسبانيا",
    ]


# Who tells it


def test_what_another_tells_of_a_party_names_the_teller() -> None:
    found = only("قال وزير خارجية أستراليا سالم الراوي إن حركة السنابل قبلت المقترح الجديد")

    assert (found.party, found.stance) == ("حركة السنابل", Stance.FOR)
    assert (found.declared_by, found.declarer) == (DeclaredBy.COUNTERPART, "سالم الراوي")


def test_a_mediator_who_tells_is_known_for_one() -> None:
    raw = "عقدت المفاوضات بوساطة مملكة المنارة.\nقالت مملكة المنارة إن حركة السنابل قبلت المقترح الجديد"

    (found,) = positions(raw)

    assert (found.party, found.declared_by, found.declarer) == (
        "حركة السنابل",
        DeclaredBy.MEDIATOR,
        "مملكة المنارة",
    )


def test_an_unnamed_source_leaks_and_an_analyst_tells_nothing() -> None:
    leaked = only("قال مصدر دبلوماسي إن حركة السنابل قبلت المقترح الجديد")

    assert leaked.declared_by is DeclaredBy.LEAK
    assert stands("يرى محللون أن حركة السنابل قبلت المقترح الجديد") == []


def test_a_carrier_is_transparent() -> None:
    found = only("نقلت وكالة شراع عن المتحدث باسم حركة السنابل سالم الراوي قوله إننا نرفض وقف إطلاق النار")

    assert (found.party, found.declared_by) == ("حركة السنابل", DeclaredBy.SPOKESMAN)


def test_the_outlets_own_voice_is_the_outlets() -> None:
    found = only("تتواصل المحادثات في ظل الموقف الأسترالي الرافض لوقف إطلاق النار")

    assert (found.party, found.declared_by, found.declarer) == ("أستراليا", DeclaredBy.OUTLET, None)


# What it comes to


@pytest.mark.parametrize(
    ("raw", "stance"),
    [
        ("قالت الحركة: نرفض المقترح الجديد", Stance.AGAINST),
        ("قالت الحركة: لا نقبل المقترح الجديد", Stance.AGAINST),
        ("قالت الحركة: لا نعارض المقترح الجديد", Stance.FOR),
        ("قالت الحركة: لا نؤيد المقترح الجديد", Stance.AGAINST),
        ("قالت الحركة: نرفض الانسحاب من المعبر", Stance.REFUSE),
        ("قالت الحركة: لن ننسحب من المعبر", Stance.REFUSE),
        ("قالت الحركة: الانسحاب من المعبر خط أحمر", Stance.REFUSE),
        ("قالت الحركة إن التدخل الأجنبي مرفوض", Stance.AGAINST),
        ("قالت الحركة: يجب وقف العمليات العسكرية", Stance.DEMAND),
        ("قالت الحركة: لا بد من رفع الحصار", Stance.DEMAND),
        ("شددت الحركة على ضرورة رفع الحصار", Stance.DEMAND),
        ("أعربت الحركة عن رفضها للمقترح الجديد", Stance.AGAINST),
        ("طالبت الحركة بانسحاب غير مشروط للقوات", Stance.DEMAND),
        ("حثت الحركة المجلس على رفض الاتفاق الجديد", Stance.AGAINST),
        ("يبحث الوفد الاتفاق الذي ترفضه الحركة", Stance.AGAINST),
        ("أعلنت الحركة تمسكها بشروط الاتفاق", Stance.DEMAND),
        ("أبدت الحركة استعدادها للتفاوض على تبادل الأسرى", Stance.FOR),
        ("نوافق على الهدنة بشرط انسحاب القوات", None),
    ],
)
def test_each_way_of_taking_a_stand_has_its_sign(raw: str, stance: Stance | None) -> None:
    assert [one.stance for one in positions(raw)] == ([] if stance is None else [stance])


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("قالت الحركة: لا نقبل المقترح الجديد", "لا نقبل المقترح الجديد"),
        ("قالت الحركة: لن ننسحب من المعبر", "لن ننسحب من المعبر"),
        ("قالت الحركة: نرفض المقترح الجديد", "نرفض المقترح الجديد"),
        ("قالت الحركة إن التدخل الأجنبي غير مقبول", "التدخل الأجنبي غير مقبول"),
    ],
)
def test_the_words_of_a_stand_read_alone_say_what_it_says(raw: str, at: str) -> None:
    assert only(raw).at.of(raw) == at


@pytest.mark.parametrize(
    ("raw", "issue", "stance"),
    [
        ("قالت الحركة عن المقترح الجديد: نرفضه تماما", "المقترح الجديد", Stance.AGAINST),
        ("بحث الوفد المبادرة الجديدة. وقالت الحركة: هذا أمر لا نقبله", "المبادرة الجديدة", Stance.AGAINST),
        ("قالت الحركة: لا تفاوض تحت النار", "تفاوض تحت النار", Stance.REFUSE),
        ("قالت الحركة: لا هدنة قبل انسحاب القوات", "هدنة", Stance.CONDITIONAL),
        ("اعتبرت الحركة المبادرة الجديدة خطوة إيجابية", "المبادرة الجديدة", Stance.FOR),
        ("قالت الحركة إن جهود السلام غير واقعية", "جهود السلام", Stance.AGAINST),
        ("صوتت الحكومة ضد مشروع القرار", "مشروع القرار", Stance.AGAINST),
        ("استخدمت أستراليا حق النقض ضد مشروع القرار", "مشروع القرار", Stance.AGAINST),
        ("تصر الحكومة على موعد التسليم المعلن", "موعد التسليم المعلن", Stance.DEMAND),
        ("رفضت الحكومة بشكل قاطع المقترح الجديد", "المقترح الجديد", Stance.AGAINST),
    ],
)
def test_what_a_stand_is_about_may_stand_before_it_or_in_it(raw: str, issue: str, stance: Stance) -> None:
    assert [(one.issue, one.stance) for one in positions(raw)] == [(issue, stance)]


def test_a_stand_told_again_in_the_same_article_is_one() -> None:
    raw = "رفضت حركة السنابل المقترح الجديد.\nوقالت حركة السنابل: نرفض المقترح الجديد."

    assert len(positions(raw)) == 1


def test_a_condition_makes_a_yes_conditional() -> None:
    raw = "قالت الحركة: نوافق على الهدنة المقترحة بشرط انسحاب القوات"

    found = only(raw)

    assert found.stance is Stance.CONDITIONAL
    assert found.condition is not None
    assert found.condition.of(raw) == "انسحاب القوات"


def test_a_refusal_until_something_is_conditional() -> None:
    raw = "قالت الحركة: لن نتخلى عن السلاح الثقيل قبل انسحاب القوات"

    found = only(raw)

    assert (found.issue, found.stance) == ("السلاح الثقيل", Stance.CONDITIONAL)
    assert found.condition is not None
    assert found.condition.of(raw) == "انسحاب القوات"


def test_a_list_of_demands_is_several_positions() -> None:
    raw = "طالبت الحركة بوقف كامل لإطلاق النار وإعادة إعمار الإقليم وإطلاق سراح السجناء"

    found = positions(raw)

    assert [one.issue for one in found] == ["وقف كامل لإطلاق النار", "إعادة إعمار الإقليم", "إطلاق سراح السجناء"]
    assert {one.stance for one in found} == {Stance.DEMAND}
    assert all(one.at.end <= other.at.start for one, other in pairwise(found))


def test_words_make_a_stand_firm_or_soft() -> None:
    assert only("قالت الحركة: نرفض بشكل قاطع المقترح الجديد").strength is Strength.FIRM
    assert only("قالت الحركة: نرفض المقترح الجديد").strength is Strength.PLAIN
    assert only("قالت الحركة: لا نعارض المقترح الجديد").strength is Strength.SOFT


def test_two_who_demand_together_are_two_positions() -> None:
    assert [party for party, _, _ in stands("دعت أستراليا وإسبانيا إلى وقف إطلاق النار")] == ["أستراليا", "إسبانيا"]


def test_a_position_rests_on_its_statement_and_stands_in_it() -> None:
    raw = "قالت حركة السنابل: نرفض وقف إطلاق النار"

    found = only(raw)
    statements = read(raw)[3]

    assert found.statement == 0
    assert statements[0].content[0].start <= found.at.start < found.at.end <= statements[0].content[0].end


# What is no stand


@pytest.mark.parametrize(
    "raw",
    [
        "قد ترفض الحركة المقترح الجديد",
        "إذا رفضت الحركة المقترح الجديد استمر القتال",
        "هل ترفض الحركة المقترح الجديد؟",
        "لم توافق الحركة على المقترح الجديد",
        "أعرب الوسيط عن أمله في أن تقبل الحركة المقترح الجديد",
        "نفت الحركة رفض المقترح الجديد",
        "لم يتضح ما إذا كانت حركة السنابل الكبرى ستقبل المقترح",
        "حذر الوسيط من أن رفض المقترح الجديد سيؤدي إلى الحرب",
        "اجتمعت الدول المؤيدة للاتفاق في العاصمة",
        "رحب الوزير بضيوف المهرجان",
        "دعت وزارة النقل السائقين إلى خفض السرعة",
        "طالب النادي بحكم أجنبي للمباراة",
        "يرفض سكان القرية بناء المصنع",
        "توقع الوسيط أن يؤكد وزير الخارجية الأسترالي رفضه وقف إطلاق النار",
        "يرفض أنصار الحركة المقترح الجديد",
        "سعى الوسيط إلى الحصول على دعم الحكومة للمبادرة الجديدة",
        "سواء قبلت الحركة المقترح الجديد أم لا فالقتال مستمر",
        "قالت الحركة إنه لا اتفاق حتى الآن",
        "رفضت الحكومة التعليق على الحادث",
        "رفعت الحكومة تحفظاتها على القرار الجديد",
        "ردد متظاهرون شعارات تطالب الحكومة بوقف الحرب",
        "يدخل القرار حيز التنفيذ ما لم يرفضه المجلس",
        "",
    ],
)
def test_no_stand_is_read_where_none_is_taken(raw: str) -> None:
    assert stands(raw) == []


# Any text

WORDS = """الحركة ترفض نرفض المقترح وقف إطلاق النار قال إن أن بشرط إذا مقابل رفضها يجب على ضرورة لن لا خط أحمر وزير
الخارجية الأسترالي أستراليا باسم المتحدث ، . : " « » ( ) بوساطة يرعى تستضيف المفاوضات بين و والحركة ومصادر"""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=60).map(" ".join) | st.text(max_size=120))
def test_any_text_yields_positions_within_it_and_in_order(raw: str) -> None:
    found = positions(raw)

    assert list(found) == sorted(found, key=lambda one: (one.at.start, one.at.end))
    for one in found:
        assert 0 <= one.at.start < one.at.end <= len(raw)
        assert one.condition is None or 0 <= one.condition.start < one.condition.end <= len(raw)
        assert one.party
        assert one.issue
        assert 0 < one.confidence <= 1


@pytest.mark.parametrize("unit", ["ترفض الحركة ", "رفض ", "الانسحاب ", '"رفض" ', "يجب وقف و"])
def test_a_long_monotony_takes_no_longer_than_its_length(unit: str) -> None:
    text = read(unit * (20_000 // len(unit)))
    started = time.process_time()
    find_positions(*text, words())

    assert kit() is not None
    assert time.process_time() - started < 2


# What is asked of somebody by name, pronouns for whom it is asked of, and whoever stands far from his verb

_HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "قال وزير خارجية إسبانيا سالم الراوي إن على أستراليا أن تضغط على حليفها.",
            ("إسبانيا", "تضغط على حليفها", "demand"),
        ),
        (
            "قال وزير خارجية إسبانيا سالم الراوي إنه يجب على أستراليا أن تضغط على حليفها.",
            ("إسبانيا", "تضغط على حليفها", "demand"),
        ),
        (
            "دعا رئيس إسبانيا سالم الراوي، اليوم الأربعاء، الجيش الوطني والقوات المدعومة من الحلفاء، إلى حسم المعركة.",
            ("إسبانيا", "حسم المعركة", "demand"),
        ),
        ("رفضت حركة السنابل استقبال المهاجرين.", ("حركة السنابل", "استقبال المهاجرين", "against")),
        ("ترغب أستراليا في إطلاق سراح الأسرى.", ("أستراليا", "إطلاق سراح الأسرى", "for")),
        ("مشاركة الصندوق الدولي التي لا تريدها أستراليا.", ("أستراليا", "مشاركة الصندوق الدولي", "against")),
        ("يريد الإسبانيون إقامة دولتهم.", ("الإسبانيون", "إقامة دولتهم", "for")),
        ("أوصت حركة السنابل باستقالة الحكومة.", ("حركة السنابل", "استقالة الحكومة", "demand")),
    ],
)
def test_more_ways_to_take_a_stand(raw: str, expected: tuple[str, str, str]) -> None:
    assert expected in stands(raw + _HEAT)


def test_the_pronoun_of_a_demand_is_whoever_it_is_asked_of() -> None:
    found = stands("استنكرت حركة السنابل الاجتياح وطالبتهم بالانسحاب الفوري.")

    assert ("حركة السنابل", "الانسحاب الفوري", "demand") in found


def test_a_noun_with_a_pronoun_is_the_stand_of_whoever_the_verb_before_is_of() -> None:
    found = stands("عبر وزير خارجية إسبانيا سالم الراوي عن دعمه لهذه المبادرة الجديدة." + _HEAT)

    assert ("إسبانيا", "المبادرة الجديدة", "for") in found


def test_a_post_before_an_organisation_is_the_states() -> None:
    found = stands("طالب المراقب الدائم لأستراليا لدى رابطة الهضبة سالم الراوي بوقف القتال." + _HEAT)

    assert ("أستراليا", "وقف القتال", "demand") in found


def test_each_of_several_speakers_takes_the_stand() -> None:
    found = stands("قالت كل من أستراليا وإسبانيا إنه يجب رفع الحصار.")

    assert {one[0] for one in found} == {"أستراليا", "إسبانيا"}


@pytest.mark.parametrize(
    "raw",
    [
        "ناشد رابطة الهضبة بإصدار قرار يوقف القتال.",
        "وصف الكاتب المفاوضات ومطالبة الدول الأعضاء بوقف القتال.",
        "اتفق الطبيبان على أن تجتمع اللجنة.",
        "أوصى الطبيب بالراحة على أن يعود المريض.",
    ],
)
def test_whoever_is_asked_asks_for_nothing(raw: str) -> None:
    assert stands(raw + _HEAT) == []


@pytest.mark.parametrize("told", ["وقالت النهضة إنها ترفض تعيين الوزير.", "وأكد الراوي أن النهضة ترفض تعيين الوزير."])
def test_a_movement_goes_by_one_word_of_its_name(told: str) -> None:
    found = stands(f"اجتمعت حركة النهضة أمس. {told}" + _HEAT)

    assert ("حركة النهضة", "تعيين الوزير", "against") in found


def test_the_one_word_of_a_movement_that_nobody_speaks_by_is_a_noun() -> None:
    found = stands("اجتمعت حركة النهضة أمس. وقال الراوي إن عصر النهضة يرفض تعيين الوزير." + _HEAT)

    assert "حركة النهضة" not in {one[0] for one in found}
