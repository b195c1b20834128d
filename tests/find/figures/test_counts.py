"""What is counted beside a number that no noun stands at, and how far «up to» reaches."""

from __future__ import annotations

from qawl.model.figures import Bound
from tests.find.figures.reading import figures, only, told


def test_what_reaches_a_number_is_that_number_and_what_may_reach_it_is_at_most_that() -> None:
    one, other = figures("زادت الصادرات لتصل إلى 30 شاحنة، وقد تصل إلى 50 شاحنة.")

    assert (one.low, one.high, one.bound) == (30, 30, Bound.EXACT)
    assert (other.low, other.high, other.bound) == (None, 50, Bound.UP_TO)


def test_parts_of_a_whole_need_no_noun() -> None:
    assert told("انتخب 21 عضوا منهم 14 بالانتخاب، و7 بالتعيين.")[1:] == [
        ("14", "person", "other"),
        ("7", "person", "other"),
    ]
    assert [one.low for one in figures("يضم الجيش 4500 جندي، 3490 في الشمال، و480 في الجنوب.")] == [4500, 3490, 480]


def test_a_large_number_in_brackets_counts_what_follows_and_a_small_one_numbers_a_list() -> None:
    assert told("نزعت الأمانة ملكية ( 277 ) عقارا.") == [("277", "other", "other")]
    assert told("ومن مهامها: (4) صناعة الكراسي.") == []


def test_who_fits_a_description_is_somebody() -> None:
    found = only("بلغ عدد من تم فحصهم 407 في المدينة.")

    assert (found.unit, found.counted, found.population) == ("person", None, None)


def test_the_noun_stands_behind_the_total_number_of() -> None:
    assert only("بلغ العدد الإجمالي للمستفيدين من الحملة 1164.").unit == "person"


def test_animals_are_nobody() -> None:
    assert told("أعدمت السلطات عشرة آلاف دجاجة.") == [("عشرة آلاف", "animal", "other")]


def test_only_people_are_them() -> None:
    assert told("يعمل 16 خبيرا في 7 كليات، سبعة منهم من الوادي.")[-1] == ("سبعة", "person", "other")
    assert told("دمرت 12 سيارة، ثلاث منها للبلدية.")[-1] == ("ثلاث", "vehicle", "other")
    assert told("تعمل في القرية 12 أسرة بينهم 20 مهتما بالنحل.")[-1] == ("20", "person", "other")


def test_whoever_is_told_of_as_men_and_women_is_somebody() -> None:
    assert told("كرمت البلدة 33 متفوقا ومتفوقة.") == [("33", "person", "other")]


def test_a_box_in_the_thousands_is_nobody() -> None:
    assert told("ضبطت البلدية 3 آلاف كرتون من الفاكهة.") == [("3 آلاف", "other", "other")]


def test_their_number_needs_no_noun_but_that_of_a_paper_is_none() -> None:
    assert told("وافقت الدول الأعضاء، وعددها 27، على القرار.") == [("27", "other", "other")]
    assert told("غادر السكان البالغ عددهم 36 مليونا.") == [("36 مليونا", "person", "other")]
    assert told("نشرت المجلة ذلك في عددها 27.") == []


def test_a_number_with_a_zero_before_it_counts_where_its_noun_is_known() -> None:
    assert told("أصيب 03 أشخاص وأنتجت البلدة 01 مليون برميل.") == [
        ("03", "person", "injured"),
        ("01 مليون", "barrel", "other"),
    ]
    assert told("جرت المعاينة بمحكمة البلدة 02 وانتهت.") == []


def test_a_sign_before_the_number_takes_a_bound_too() -> None:
    one = only("تمثل الودائع أكثر من %70 من المال.")

    assert (one.low, one.high, one.bound, one.unit) == (70, None, Bound.MORE_THAN, "percent")


def test_a_bracket_parts_no_number_from_what_is_told_of_it() -> None:
    assert told("أعلنت البلدية توقيف (141) عاملا.") == [("141", "person", "detained")]


def test_the_letter_of_the_metre_counts_behind_a_word_of_size() -> None:
    assert told("يمتد السور بطول 600 م، على مساحة 4000 م2.") == [("600", "m", "other"), ("4000", "m2", "other")]
    assert told("بني السور سنة 600 م.") == []


def test_what_is_told_in_the_next_sentence_holds_of_nobody_before() -> None:
    text = "راجع 25 شخصا المشفى وحجز 4 آلاف شخص منهم. وذكر البيان أن ألفي شخص لقوا حتفهم."

    assert [one.measure for one in figures(text)] == ["other", "other", "killed"]


def test_thousands_of_millions_in_brackets_are_one_number() -> None:
    assert only("بلغت الكلفة (1200) مليون جنيه.").low == 1_200_000_000
    assert only("بلغت الكلفة 7 ملايير دينار.").low == 7_000_000_000


def test_the_number_tells_a_plural_from_a_singular_that_is_written_alike() -> None:
    assert told("يعيش مليون معارض في المنفى.")[0][1] == "person"
    assert told("أقامت الغرفة خمسة معارض في المدينة.")[0][1] == "shop"
    assert told("وزع المركز 50 كتاب في القرية.")[0][1] == "book"
    assert told("حضر الندوة ثلاثة كتاب من المدينة.")[0][1] == "person"


def test_a_digit_inside_a_code_counts_nothing() -> None:
    assert told("ظهرت سلالة اتش7إن7 في المزرعة.") == []
    assert told("بيع في المزرعة ب7 دنانير.") != []


def test_a_number_with_its_article_still_counts_what_follows() -> None:
    assert told("أطلقت من القرية ما يقارب الـ 100 قذيفة.") == [("ما يقارب الـ 100", "rocket", "rockets")]
    assert told("زارت الدول الـ17 الاتحاد أمس.") != [("17", "organization", "other")]


def test_people_who_amount_to_a_number_are_counted() -> None:
    assert told("شكر الناخبين البالغين 56 مليونا.")[0][1] == "person"
    assert told("بلغ عدد من فحصوا من البالغين 403 في القرية.")[0][1] == "person"


def test_arabic_commas_part_thousands_where_no_blank_stands() -> None:
    assert [one.low for one in figures("زرعت البلدية 2،010،946 شجرة.")] == [2010946]
    assert [one.low for one in figures("زرعت البلدية 12 شجرة، 300 منها في القرية.")] == [12, 300]


def test_cases_of_injury_are_people() -> None:
    assert told("سجل المركز 6 حالات إصابة وحالة وفاة واحدة.")[0] == ("6", "person", "injured")


def test_two_shares_that_are_the_ends_of_one_are_one() -> None:
    one = only("تراوحت النسبة في القرى بين 0.5% و1%.")

    assert (one.low, one.high, one.unit) == (0.5, 1, "percent")
    assert told("تحصل القرى على نسبة من 3 في المئة إلى 5 في المئة.") == [
        ("من 3 في المئة إلى 5 في المئة", "percent", "other")
    ]
    assert [found.low for found in figures("زادت نسبة الطلاب في القرى من 42% إلى 72%.")] == [42, 72]


def test_the_conjunction_before_a_range_is_no_part_of_it() -> None:
    assert [expression for expression, _, _ in told("وصلت شاحنات، وبين 5 و10 سيارات.")] == ["بين 5 و10"]


def test_what_a_definite_plural_is_counted_in_is_a_figure() -> None:
    assert told("خصصت اللجنة 50 دائرة لهذه البلديات الخمس.")[-1] == ("الخمس", "other", "other")
    assert told("أوقفت الشرطة التجار الثلاثة.") == [("الثلاثة", "person", "other")]
    assert told("اتفقت الدول الثلاث على ذلك.") == []
    assert told("انتظر الناس طوال السنوات الأربع.") == []


def test_who_is_killed_beside_what_is_spoken_of_again_is_killed() -> None:
    found = told("قتل خمسة أشخاص كانوا في المركبات الثلاث بينهم طفلان.")

    assert found[-1] == ("طفلان", "person", "killed")


def test_a_crowd_needs_no_noun() -> None:
    assert told("تظاهر عشرات الآلاف في المدينة.") == [("عشرات الآلاف", "person", "other")]
    assert told("نزح مئات الآلاف من أهالي الوادي.") == [("مئات الآلاف", "person", "displaced")]


def test_so_many_of_them_are_counted_wherever_they_were_named() -> None:
    assert told("سقطت القذائف في الوادي. وتم اعتراض 11 منها.") == [("11", "other", "other")]
    assert told("عاد الطلاب. ونقل سبعة منهم إلى المدينة.") == [("سبعة", "person", "other")]
    assert told("رفضت اللجنة 26 شخصا من جملة 51.")[-1][0] == "51"


def test_a_dual_may_lean_on_the_noun_behind_it() -> None:
    assert told("استهدف الهجوم ناقلتي نفط في البحر.") == [("ناقلتي", "ship", "other")]
    assert told("قال سالم: سيارتي جديدة.") == []
    assert told("قدموا من محافظتي الوادي والساحل.") == []


def test_a_verb_spelt_like_a_number_counts_nothing() -> None:
    assert told("لم تسع ساحات القرية الزوار.") == []


def test_a_currency_may_be_written_by_its_letters() -> None:
    assert told("ضبطت الشرطة 500 دج في القرية.") == [("500", "dzd", "funds")]


def test_a_range_may_fall() -> None:
    found = only("تراوح الارتفاع ما بين 7.35% إلى 3.35% في السوق.")

    assert (found.low, found.high, found.bound) == (3.35, 7.35, Bound.BETWEEN)
    assert (only("باع بين 250 وألف علبة.").low, only("باع بين 250 وألف علبة.").high) == (250, 1000)


def test_a_round_and_a_page_are_named_by_their_numbers() -> None:
    assert told("لعب الفريق في دور الـ32 أمام فريق الوادي.") == []
    assert told("جاء في قصيدة البحر ص59 أما الصور فكثيرة.") == []
    assert told("وفي الدقيقة 77 سجل سالم الهدف.") == []
    assert told("ولد خلال الشهر 48 مولودا.") == [("48", "person", "other")]


def test_a_verb_with_a_doubled_letter_is_no_thousand() -> None:
    assert told("أل\u0651ف سالم هذه القصيدة.") == []
    assert told("وصل ألف زائر.") == [("ألف", "person", "other")]


def test_years_of_a_life_count_nothing() -> None:
    assert told("يملك اللاعب نضوجا يفوق سنواته العشرين.") == []


def test_about_may_be_said_in_the_accusative() -> None:
    assert only("وصل نحوا من 300 زائر.").at.of("وصل نحوا من 300 زائر.") == "نحوا من 300"


def test_kin_are_nothing_to_count() -> None:
    assert told("تظاهر مئات من ذوي المحتجزين في البلدة.") == []
    assert told("تظاهر مئات من أهالي القرية في البلدة.") == [("مئات", "person", "other")]
