"""Whether two statements are one saying, one that was changed on the way, or two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.sayings.cards import saying_cards
from qawl.compare.sayings.judge import judge_same_saying
from qawl.compare.sayings.values import Relation, SameSaying
from qawl.model.records import Act, Hop, HopKind, Kind, Unnamed
from tests.compare.sayings.told import Told, actor_of, card, reading, words

BRIDGE = "الجسر الحجري سيعاد فتحه أمام القوافل صباح الأحد بعد إصلاح الدعامة الشرقية التي جرفها السيل"
SEASON = "محصول الزيتون في سهول درعون تراجع إلى النصف بسبب العواصف الترابية المتأخرة"
DAWOOD = Told("a", "داود السنديان", BRIDGE)


def judge(one: Told, other: Told, *, copied: bool = False) -> SameSaying | None:
    cards = [each for told in (one, other) for each in saying_cards(reading(told), words(), actor_of(told))]
    return judge_same_saying(cards[0], cards[1], copied=copied) if len(cards) == 2 else None


def relation(one: Told, other: Told) -> Relation | None:
    link = judge(one, other)
    return None if link is None else link.relation


def like(told: Told, id: str = "b", **changed: object) -> Told:
    return replace(told, id=id, **changed)  # type: ignore[arg-type]


def test_the_same_words_of_the_same_speaker_are_one_saying() -> None:
    link = judge(DAWOOD, like(DAWOOD, outlet="الواحة"))

    assert link is not None
    assert (link.relation, link.score) == (Relation.SAME_WORDS, 1.0)
    assert link.why == ("same-words", "same-name")
    assert (link.first.article, link.second.article) == ("a", "b")


def test_spelling_marks_and_a_conjunction_make_no_other_words() -> None:
    other = "الجِسر الحجرى سيُعاد فتحه امام القوافل صباح الاحد بعد اصلاح الدعامه الشرقيه التى جرفها السيل"

    assert relation(DAWOOD, like(DAWOOD, content=other)) is Relation.SAME_WORDS


def test_a_statement_within_a_longer_one_is_the_same_saying() -> None:
    longer = f"{BRIDGE}، مضيفا أن فرق الصيانة ستبقى في الموقع حتى نهاية الشهر تحسبا لسيول جديدة في الوادي الشمالي"

    assert relation(DAWOOD, like(DAWOOD, content=longer)) is Relation.SAME_WORDS


def test_most_of_the_words_with_others_between_are_near() -> None:
    other = "الجسر الحجري القديم سيعاد فتحه أمام القوافل يوم الأحد بعد إصلاح ورشة البلدية للدعامة التي جرفها السيل"

    assert relation(DAWOOD, like(DAWOOD, content=other)) in (Relation.NEAR_WORDS, Relation.SAME_WORDS)


def test_other_words_in_another_order_with_what_is_rare_in_common_are_a_paraphrase() -> None:
    other = "إصلاح الدعامة التي جرفها السيل يسمح بعبور القوافل مجددا على الجسر الحجري الأحد"

    assert relation(DAWOOD, like(DAWOOD, content=other)) is Relation.PARAPHRASE


def test_two_things_that_one_speaker_says_are_two() -> None:
    assert relation(DAWOOD, like(DAWOOD, content=SEASON)) is None


def test_the_same_words_of_another_speaker_are_another_saying() -> None:
    assert relation(DAWOOD, like(DAWOOD, who="لمى الصفصاف")) is None


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"who": "داود السنديان"}, {"who": "السنديان"}, "part-of-name"),
        ({"who": "الدكتور عبد الإله السنديان"}, {"who": "عبدالإله السنديان"}, "same-name"),
        ({"who": "المهندس السنديان"}, {"who": "داود السنديان"}, "part-of-name"),
        ({"who": "داود بن سالم السنديان"}, {"who": "داود السنديان"}, "part-of-name"),
        ({"who": "داود السنديان", "actor": "x-1"}, {"who": "كبير المفاوضين", "actor": "x-1"}, "same-actor"),
        ({"who": "وزارة المياه"}, {"who": "سيف الأنواء", "post": "المتحدث باسم وزارة المياه"}, "spokesman"),
        ({"who": "وزارة المياه"}, {"who": "وزارة المياه البيلسانية"}, "part-of-name"),
        ({"who": "الحكومة البيلسانية"}, {"who": "الحكومة"}, "same-body-unsure"),
        ({"who": "وزارة المياه"}, {"who": None}, "voice-unknown"),
        ({"who": "صحيفة الضفاف"}, {"who": "داود السنديان"}, "voice-unknown"),
    ],
)
def test_voices_that_may_be_one(one: dict[str, str], other: dict[str, str], why: str) -> None:
    link = judge(Told("a", content=BRIDGE, **one), Told("b", content=BRIDGE, **other))  # type: ignore[arg-type]

    assert link is not None
    assert why in link.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"who": "داود السنديان"}, {"who": "سالم السنديان"}),
        ({"who": "وزارة المياه"}, {"who": "وزارة الزراعة"}),
        ({"who": "وزارة المياه"}, {"who": "سيف الأنواء", "post": "المتحدث باسم نقابة الفلاحين"}),
        ({"who": "وزارة المياه"}, {"who": "سيف الأنواء", "post": "مهندس في وزارة المياه"}),
    ],
)
def test_voices_that_are_two(one: dict[str, str], other: dict[str, str]) -> None:
    assert judge(Told("a", content=BRIDGE, **one), Told("b", content=BRIDGE, **other)) is None  # type: ignore[arg-type]


def test_unnamed_officials_are_one_only_where_state_and_office_do_not_differ() -> None:
    here = Told("a", "مسؤول", BRIDGE, unnamed=Unnamed("بيلساني", "وزارة المياه"))

    assert relation(here, like(here)) is Relation.SAME_WORDS
    assert relation(here, like(here, unnamed=Unnamed("مناري", "وزارة المياه"))) is None
    assert relation(here, like(here, unnamed=Unnamed("بيلساني", "نقابة الفلاحين"))) is None


def test_a_negation_that_differs_is_shown_as_a_change() -> None:
    link = judge(DAWOOD, like(DAWOOD, content=BRIDGE.replace("سيعاد", "لن يعاد")))

    assert link is not None
    assert link.relation is Relation.CHANGED
    assert "negation-differs" in link.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الجسر الحجري سليم ولا صحة لخبر انهيار الدعامة الشرقية", "خبر انهيار الدعامة الشرقية للجسر الحجري غير صحيح"),
        ("عدد القوافل ما لا يقل عن أربعين قافلة عبرت الجسر", "أربعين قافلة عبرت الجسر وهو عدد القوافل"),
        ("قائد القافلة لاينسى طريق الجسر الحجري إلى مرزان", "قائد القافلة لا ينسى طريق الجسر الحجري إلى مرزان"),
        ("الوسطاء يرحبون بورقة تضمن عدم إغلاق الجسر الحجري", "الوسطاء يرحبون بورقة تمنع إغلاق الجسر الحجري"),
        ("القافلة عبرت جسر لا روزيتا الحجري قرب مرزان", "القافلة عبرت جسر روزيتا الحجري قرب مرزان"),
    ],
)
def test_negations_on_both_sides_and_those_that_are_none_are_no_change(one: str, other: str) -> None:
    assert relation(like(DAWOOD, "a", content=one), like(DAWOOD, content=other)) not in (None, Relation.CHANGED)


def test_a_negation_that_wants_its_blank_counts() -> None:
    told = like(DAWOOD, "a", content="قائد القافلة ينسى طريق الجسر الحجري إلى مرزان")

    assert relation(told, like(DAWOOD, content=told.content.replace("ينسى", "لاينسى"))) is Relation.CHANGED


def test_a_denial_and_its_own_words_are_one_saying() -> None:
    denied = like(DAWOOD, "a", act=Act.DENY, content="انهيار الدعامة الشرقية للجسر الحجري قرب مرزان", before="")
    told = like(DAWOOD, content="لا صحة لانهيار الدعامة الشرقية للجسر الحجري قرب مرزان")
    affirmed = like(DAWOOD, content="انهيار الدعامة الشرقية للجسر الحجري قرب مرزان")

    assert relation(denied, told) is Relation.SAME_WORDS
    assert relation(denied, affirmed) is Relation.CHANGED


def test_that_there_is_no_truth_in_it_denies_all_that_follows() -> None:
    told = like(DAWOOD, "a", content="انهيار الدعامة الشرقية للجسر الحجري قرب مرزان")

    assert relation(told, like(DAWOOD, content=f"لا صحة لخبر {told.content}")) is Relation.CHANGED


def test_a_negation_that_was_read_as_the_end_of_the_name_still_counts() -> None:
    content = "إغلاق الجسر الحجري أمام القوافل القادمة من الوادي الشمالي"
    swallowed = like(DAWOOD, "a", content=content, before="عدم")

    assert relation(swallowed, like(DAWOOD, content=f"عدم {content}")) is Relation.SAME_WORDS
    assert relation(swallowed, like(DAWOOD, content=content)) is Relation.CHANGED


def test_who_accepts_and_who_rejects_do_not_say_the_same() -> None:
    content = "مقترح الوسطاء بشأن نقاط التفتيش المشتركة على الجسر الحجري"
    accepts = like(DAWOOD, "a", act=Act.ACCEPT, content=content, before="")

    assert relation(accepts, replace(accepts, id="b", act=Act.REJECT)) is Relation.CHANGED


def test_a_number_that_differs_is_shown_as_a_change() -> None:
    content = "السيل جرف 12 منزلا طينيا في القرى العليا وأغلق الطريق إلى مرزان"
    link = judge(like(DAWOOD, "a", content=content), like(DAWOOD, content=content.replace("12", "أربعين")))

    assert link is not None
    assert link.relation is Relation.CHANGED
    assert "number-differs" in link.why


def test_a_number_of_the_next_days_is_news() -> None:
    content = "السيل جرف 12 منزلا طينيا في القرى العليا وأغلق الطريق إلى مرزان"
    later = like(DAWOOD, content=content.replace("12", "40"), published="2026-03-04", title="سيل القرى العليا")

    assert relation(replace(later, id="a", content=content, published="2026-03-02"), later) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("354863", "354 ألف"), ("13,809,879", "13.8 مليون"), ("40", "أربعين"), ("16.4", "4ر16"), ("0.5", "نصف")],
)
def test_one_number_in_two_ways_is_no_change(one: str, other: str) -> None:
    content = "كلفة إصلاح الدعامة الشرقية للجسر الحجري بلغت {} دينار هذا الموسم"
    told = [like(DAWOOD, id, content=content.format(number)) for id, number in (("a", one), ("b", other))]

    assert relation(told[0], told[1]) is Relation.SAME_WORDS


def test_a_template_filled_in_anew_is_another_saying() -> None:
    content = "سرعة الرياح على الساحل الغربي بين {} و{} كيلومترا وارتفاع الموج {} أمتار"
    one, other = (content.format(*numbers) for numbers in ((15, 35, 2), (20, 40, 3)))

    assert relation(like(DAWOOD, "a", content=one), like(DAWOOD, content=other)) is None


def test_equal_words_days_apart_are_two_sayings() -> None:
    told = like(DAWOOD, "a", title="قافلة القمح تصل مرزان")

    assert relation(told, replace(told, id="b", published="2026-03-06")) is None
    assert relation(told, replace(told, id="b", published="2026-03-03")) is Relation.SAME_WORDS


def test_a_copy_keeps_its_saying_whatever_its_day() -> None:
    assert judge(DAWOOD, like(DAWOOD, published="2026-03-09"), copied=True) is not None


def test_in_a_copy_the_same_words_by_another_voice_are_a_misread_voice() -> None:
    other = like(DAWOOD, who="لمى الصفصاف")

    link = judge(DAWOOD, other, copied=True)

    assert link is not None
    assert link.why == ("same-words", "voice-differs")
    assert judge(DAWOOD, replace(other, content=f"{BRIDGE} وأغرق القرى العليا"), copied=True) is None


def test_words_said_on_two_days_of_the_week_are_two_sayings() -> None:
    formula = "الفرق واصلت دورياتها في القرى العليا ووزعت شحنات القمح على العائلات"
    monday = like(DAWOOD, "a", content=formula, time="الاثنين")

    assert relation(monday, replace(monday, id="b", time="الثلاثاء")) is None
    assert relation(monday, replace(monday, id="b", time="أمس الاثنين")) is Relation.SAME_WORDS


def test_the_day_on_which_it_was_said_stands_above_the_day_of_the_article() -> None:
    monday = like(DAWOOD, "a", time="أول من أمس", said="2026-03-02")
    same = replace(monday, id="b", time="في الثاني من آذار", published="2026-03-09")

    assert relation(monday, same) is Relation.SAME_WORDS
    assert relation(monday, replace(same, said="2026-03-03", published="2026-03-02")) is None


def test_a_formula_in_articles_that_tell_of_other_things_is_worth_less() -> None:
    formula = "الفرق باشرت الموقع على الفور ووزعت الأغطية على العائلات المتضررة"
    flood = like(DAWOOD, "a", content=formula, title="سيل يجرف منازل في القرى العليا شمال مرزان")
    again = like(DAWOOD, content=formula, title="سيل القرى العليا شمال مرزان", published="2026-03-05")
    fire = like(DAWOOD, content=formula, title="حريق يلتهم سوق النحاسين", published="2026-03-05")

    one, other = judge(flood, again), judge(flood, fire)

    assert one is not None
    assert other is None or other.score < one.score - 0.15


def test_on_the_next_day_too_articles_that_begin_alike_are_surer() -> None:
    one = replace(card(DAWOOD), scene=frozenset({1, 2, 3}))
    next_day = card(like(DAWOOD, published="2026-03-03"))

    alike = judge_same_saying(one, replace(next_day, scene=frozenset({2, 3, 4})))
    unlike = judge_same_saying(one, replace(next_day, scene=frozenset({3, 4})))

    assert alike is not None
    assert unlike is not None
    assert unlike.score < alike.score


def test_two_greetings_of_two_days_to_two_states_are_two() -> None:
    content = "أصدق التهاني وأطيب التمنيات بالصحة والسعادة لحكومة وشعب {} المزيد من التقدم والازدهار"
    told = [
        like(DAWOOD, id, content=content.format(state), published=day, act=Act.EXPRESS, title="برقية تهنئة إلى الرئيس")
        for id, state, day in (("a", "سنغافورة", "2026-03-02"), ("b", "ليبيريا", "2026-03-04"))
    ]

    assert judge(told[0], told[1]) is None


def test_a_few_common_words_are_no_saying() -> None:
    assert relation(like(DAWOOD, "a", content="الأمر مهم"), like(DAWOOD, content="الأمر مهم")) is None


def test_a_few_plain_words_are_one_saying_only_of_the_same_voice() -> None:
    short = "القافلة تصل غدا مساء"

    assert relation(like(DAWOOD, "a", content=short), like(DAWOOD, content=short)) is Relation.SAME_WORDS
    assert relation(Told("a", "الحكومة", short), Told("b", "الحكومة البيلسانية", short)) is None


def test_an_unknown_voice_needs_many_of_the_same_words() -> None:
    short = "الطريق الجبلي إلى مرزان مفتوح أمام القوافل"

    assert relation(Told("a", "داود السنديان", short), Told("b", "داود السنديان", short)) is Relation.SAME_WORDS
    assert relation(Told("a", None, short), Told("b", "داود السنديان", short)) is None
    assert relation(Told("a", None, BRIDGE), Told("b", "داود السنديان", BRIDGE)) is Relation.SAME_WORDS


def test_statements_of_one_article_are_never_linked() -> None:
    assert judge(DAWOOD, DAWOOD) is None


def test_a_quotation_in_both_is_said_so() -> None:
    quoted = like(DAWOOD, "a", kind=Kind.DIRECT)

    link = judge(quoted, replace(quoted, id="b"))

    assert link is not None
    assert "same-quotation" in link.why


def test_the_carrier_is_kept_and_the_speaker_is_none() -> None:
    chain = (Hop("وكالة الشراع", HopKind.MEDIA, None), Hop("داود السنديان", HopKind.PERSON, None))

    assert card(like(DAWOOD, chain=chain)).at.carrier == "وكالة الشراع"
    assert card(DAWOOD).at.carrier is None


def test_a_statement_of_nothing_but_particles_has_no_card() -> None:
    assert saying_cards(reading(like(DAWOOD, content="في ما")), words()) == ()


WORDS = st.sampled_from([*BRIDGE.split(), *SEASON.split(), "لا", "لن", "عدم", "12", "أربعين", "\u200f", "«", "قد"])
CONTENTS = st.lists(WORDS, max_size=30).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(CONTENTS, CONTENTS, st.sampled_from(["داود السنديان", None, "وزارة المياه"]), st.sampled_from(list(Act)))
def test_the_order_of_the_two_does_not_matter(one: str, other: str, who: str | None, act: Act) -> None:
    cards = [
        each
        for told in (Told("a", who, one, act=act), Told("b", "داود السنديان", other))
        for each in saying_cards(reading(told), words())
    ]
    if len(cards) == 2:
        there, back = judge_same_saying(cards[0], cards[1]), judge_same_saying(cards[1], cards[0])

        assert there == back
        assert there is None or 0 <= there.score <= 1


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=20))
def test_any_text_is_compared(content: str, who: str, published: str) -> None:
    for told in (Told("a", who, content, published=published), Told("a", None, f"{content} {BRIDGE}")):
        for each in saying_cards(reading(told), words()):
            link = judge_same_saying(each, card(like(DAWOOD, content=f"{BRIDGE} {content}")))

            assert link is None or 0 <= link.score <= 1


def test_a_word_repeated_without_end_is_compared_in_time() -> None:
    long = "الجسر " * 17_000

    assert judge(like(DAWOOD, "a", content=long), like(DAWOOD, content=long)) is not None
