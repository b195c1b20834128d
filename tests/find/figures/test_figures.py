"""Figures keep how many of what, with the bound that the words give, and who claims it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from qawl.model.figures import Bound
from tests.find.figures.reading import claimed, figures, moment, only, told
from tests.find.reading import of

# Bounds

BOUNDS = {
    "قتل 12 جنديا في الهجوم": ("12", 12, 12, Bound.EXACT),
    "نزح أكثر من 40 ألف شخص من الوادي": ("أكثر من 40 ألف", 40_000, None, Bound.MORE_THAN),
    "نزح ما يزيد على أربعين ألف شخص": ("ما يزيد على أربعين ألف", 40_000, None, Bound.MORE_THAN),
    "أصيب بأكثر من 30 شظية": ("أكثر من 30", 30, None, Bound.MORE_THAN),
    "قتل ما لا يقل عن ثلاثة جنود": ("ما لا يقل عن ثلاثة", 3, None, Bound.AT_LEAST),
    "قتل 12 جنديا على الأقل": ("12 جنديا على الأقل", 12, None, Bound.AT_LEAST),
    "عبرت نحو 200 شاحنة الجسر": ("نحو 200", 200, 200, Bound.ABOUT),
    "عبرت زهاء مئتي شاحنة الجسر": ("زهاء مئتي", 200, 200, Bound.ABOUT),
    "وصل أقل من 50 شاحنة": ("أقل من 50", None, 50, Bound.LESS_THAN),
    "يفرج عن ما يصل إلى 600 سجين": ("ما يصل إلى 600", None, 600, Bound.UP_TO),
    "قتل ما بين 30 و40 مدنيا": ("ما بين 30 و40", 30, 40, Bound.BETWEEN),
    "تصل من 3 إلى 5 شاحنات يوميا": ("من 3 إلى 5", 3, 5, Bound.BETWEEN),
    "نزح 3-5 آلاف شخص": ("3-5 آلاف", 3000, 5000, Bound.BETWEEN),
    "نزح آلاف السكان من الوادي": ("آلاف", None, None, Bound.VAGUE),
    "نزح عشرات الآلاف من السكان": ("عشرات الآلاف", None, None, Bound.VAGUE),
    "عبرت أكثر من «60» ألف شاحنة": ("أكثر من «60» ألف", 60_000, None, Bound.MORE_THAN),
    "عبرت أكثر من (60) شاحنة": ("أكثر من (60)", 60, None, Bound.MORE_THAN),
    "فازت بنسبة (34) في المائة من المقاعد": ("(34) في المائة", 34, 34, Bound.EXACT),
    "يدور دخلهم بين 100 دينار و150 دينارا": ("بين 100 دينار و150", 100, 150, Bound.BETWEEN),
    "تتراوح الأجور ما بين 100دينار إلى 150 دينارا": ("ما بين 100دينار إلى 150", 100, 150, Bound.BETWEEN),
    "اشترى بيوتا تتخطى قيمتها 50 مليون دينار": ("تتخطى قيمتها 50 مليون", 50_000_000, None, Bound.MORE_THAN),
    "وصل جنود ولا يتجاوز عددهم 20 جنديا": ("لا يتجاوز عددهم 20", None, 20, Bound.UP_TO),
    "بلغت الديون أكثر من تريليوني دينار": ("أكثر من تريليوني", 2 * 10**12, None, Bound.MORE_THAN),
    "لمن يقل دخلهم عن 400 دينار": ("400", None, 400, Bound.LESS_THAN),
    "لا تزيد حمولتها على 20 طنا": ("20", None, 20, Bound.UP_TO),
    "بلغت ربحية السهم 0.4 دولار": ("0.4", 0.4, 0.4, Bound.EXACT),
    "تقدر الخسائر بما يزيد على مبلغ مليار دولار": ("ما يزيد على مبلغ مليار", 10**9, None, Bound.MORE_THAN),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_a_bound_is_what_the_words_say(text: str) -> None:
    one = only(text)

    assert (one.at.of(text), one.low, one.high, one.bound) == BOUNDS[text]


def test_a_rise_from_one_number_to_another_is_two_figures() -> None:
    text = "ارتفع عدد القتلى من 30 إلى 45 قتيلا"

    assert ("45", "person", "killed") in told(text)
    assert all(one.bound is Bound.EXACT for one in figures(text))


# Measures and units

TOLD = {
    "مقتل 5 مدنيين وإصابة 12": [("5", "person", "killed"), ("12", "person", "injured")],
    "مقتل أكثر من 50 مسلحا وما يزيد على 12 جنديا": [
        ("أكثر من 50", "person", "killed"),
        ("ما يزيد على 12", "person", "killed"),
    ],
    "انخفض عدد أعضاء المجلس من 33 إلى 32": [("33", "person", "other"), ("32", "person", "other")],
    "يضم المجلس 8 وزيرات بدلا من 6": [("8", "person", "other"), ("6", "person", "other")],
    "سقط 12 قتيلا و30 جريحا": [("12", "person", "killed"), ("30", "person", "injured")],
    "قال إن أكثر من 40 ألف قروي قتلوا منذ بداية القتال": [("أكثر من 40 ألف", "person", "killed")],
    "قتل 12 شخصا بينهم 3 أطفال": [("12", "person", "killed"), ("3", "person", "killed")],
    "قال إن 57 مدنيا بينهم 12 طفلا وست نساء قتلوا": [
        ("57", "person", "killed"),
        ("12", "person", "killed"),
        ("ست", "person", "killed"),
    ],
    "نزح أكثر من مليون نسمة من أصل 2.4 مليون": [
        ("أكثر من مليون", "person", "displaced"),
        ("2.4 مليون", "person", "other"),
    ],
    "مقتل 3 جنود في الكمين": [("3", "person", "killed")],
    "انتشر 300 جندي على الحدود": [("300", "person", "troops")],
    "أوقفت الشرطة 14 متهما": [("14", "person", "other")],
    "اعتقلت الشرطة 14 شخصا": [("14", "person", "detained")],
    "الإفراج عن 33 رهينة": [("33", "person", "captives")],
    "تسلم الحركة 5 جنود مقابل 200 سجين": [("5", "person", "troops"), ("200", "person", "captives")],
    "صدر الحكم على 200 سجين": [("200", "person", "detained")],
    "أطلقت الحركة 12 صاروخا": [("12", "rocket", "rockets")],
    "دخلت 60 شاحنة تحمل 400 طن": [("60", "truck", "trucks"), ("400", "tonne", "other")],
    "تعهد بدفع 3 ملايين دولار": [("3 ملايين", "usd", "funds")],
    "بلغ سعر الخام 63 دولارا للبرميل": [("63", "usd", "other")],
    "أيد القرار 60 في المئة من الأعضاء": [("60 في المئة", "percent", "other")],
    "ارتفع الإنفاق %5": [("%5", "percent", "other")],
    "صوت 12 عضوا مع القرار وحصل على 120 صوتا": [("12", "person", "other"), ("120", "vote", "other")],
    "شارك وزراء من 14 دولة": [("14", "country", "other")],
    "ارتفع عدد القتلى إلى 45": [("45", "person", "killed")],
    "وصول ( 800 ) لاجئ إلى المخيم": [("800", "person", "displaced")],
    "يعمل 144 شخصا في الميناء و70 في المطار": [("144", "person", "other"), ("70", "person", "other")],
    "أصيب سبعة أشخاص، ثلاثة منهم في حال خطرة": [
        ("سبعة", "person", "injured"),
        ("ثلاثة", "person", "injured"),
    ],
    "تحدث عن الرهائن الـ33": [("33", "person", "captives")],
    "قتل ضابطين و26 مجندا": [("ضابطين", "person", "killed"), ("26", "person", "killed")],
    "أصيب 5 مدنيين، وانتشر 300 جندي": [("5", "person", "injured"), ("300", "person", "troops")],
    "مقتل 40 شخصا، هم 12 طفلا دون الخامسة، 8 نساء و20 رجلا": [
        ("40", "person", "killed"),
        ("12", "person", "killed"),
        ("8", "person", "killed"),
        ("20", "person", "killed"),
    ],
    "قتل ما لا يقل عن 30 من ميليشيات الوادي": [("ما لا يقل عن 30", "person", "killed")],
    "قضت المحكمة بإعدام 14 متهما": [("14", "person", "other")],
    "وقال إن ألف مقاتل تدربوا هناك": [("ألف", "person", "troops")],
    "هتف 60 ألف نهراوي في الملعب": [("60 ألف", "person", "other")],
    "يبلغ عدد أعضاء المجلس الكلي 105، وغاب ستة": [("105", "person", "other")],
    "بلغ عدد القذائف التي سقطت على البلدة 31.": [("31", "rocket", "rockets")],
    "بيعت الأرض بقيمة سبعة مليارات.": [("سبعة مليارات", "money", "funds")],
    "توجه 70 ألفا منهم إلى الحدود": [("70 ألفا", "person", "other")],
    "اعترض الجيش 71 صاروخا من أصل 103": [("71", "rocket", "rockets"), ("103", "rocket", "rockets")],
    "أيد الاتفاق ثلثا أعضاء المجلس": [("ثلثا", "percent", "other")],
    "تتضمن المبادرة ست نقاط": [("ست", "item", "other")],
    "يستند الاقتراح إلى ثلاث ركائز": [("ثلاث", "item", "other")],
    "تحطمت الطائرة وقتل ركابها الثلاثة": [("الثلاثة", "person", "killed")],
    "وقعت القوى العالمية الست الاتفاق": [("الست", "country", "other")],
    "يرتفع إلى 121 عدد القرويين الذين قتلوا": [("121", "person", "killed")],
    "بلغت الصفقة 46 مليون إسترليني": [("46 مليون", "gbp", "funds")],
    "يعبر الحدود 12 ألفا سنويا": [("12 ألفا", "other", "other")],
    "بلغ إنتاج المحطة 5ر557 مليون متر": [("5ر557 مليون", "m", "other")],
}


@pytest.mark.parametrize("text", TOLD)
def test_the_clause_tells_what_became_of_them(text: str) -> None:
    assert told(text) == TOLD[text]


WHOSE_MONEY = {
    "دفع 12 ألف ريال سعودي ثم 3 آلاف ريال": ["sar", "sar"],
    "وقعت الشركة الكويتية عقدا قيمته 12 مليون دينار": ["kwd"],
    "وقعت الشركة عقدا قيمته 12 مليون دينار": ["dinar"],
    "دفعت الشركة مليون يورو وتعويضات بقيمة 12 مليونا.": ["eur", "eur"],
}


@pytest.mark.parametrize("text", WHOSE_MONEY)
def test_a_currency_of_many_is_that_of_the_country_spoken_of(text: str) -> None:
    assert [one.unit for one in figures(text)] == WHOSE_MONEY[text]


# Duals and singulars

COUNTED_BY_FORM = {
    "قتل جنديان في الكمين": ["جنديان"],
    "سقط قتيلان في القصف": ["قتيلان"],
    "أصاب المسلح شخصين": ["شخصين"],
    "قتل مدنيين اثنين": ["اثنين"],
    "قتل شخص واحد في القصف": ["واحد"],
    "وأصيب اثنان آخران": ["اثنان"],
    "تجري المحادثات على مرحلتين": ["مرحلتين"],
    "استهدفت الغارة نفقين في الوادي": ["نفقين"],
    "وصل دبلوماسيان إلى العاصمة": ["دبلوماسيان"],
    "وقع تفجيران انتحاريان في السوق": ["تفجيران"],
}


@pytest.mark.parametrize("text", COUNTED_BY_FORM)
def test_a_dual_counts_two_and_one_is_said(text: str) -> None:
    found = figures(text)

    assert [one.at.of(text) for one in found] == COUNTED_BY_FORM[text]
    assert all(one.low == one.high == (1 if "واحد" in text else 2) for one in found)


SILENT = [
    "قتل جندي في الكمين",
    "التقى الوزيران في العاصمة",
    "ذكّر المندوب بالقرار 1701 وبالمادة 7",
    "ذكّر بالقرار الدولي (2216) والاتفاق",
    "بثت القناة 12 المحلية المقابلة",
    "استمر القتال 12 يوما",
    "شاب عمره 23 عاما (23 سنة)",
    "وقع في عام 2014 اتفاقا",
    "سجل اللاعب 3 أهداف وفاز فريقه 2-1",
    "1- وقف القتال\n2- فتح المعبر",
    "اتصل على 0591234567 لمزيد من التفاصيل",
    "تكلم الوزراء في آن واحد بصوت واحد",
    "في الجولة الخامسة من المحادثات",
    "دول المجموعة (5+1) تجتمع",
    "وصلت كميات كبيرة من الدقيق",
    "تحلق طائرات إف-16 فوق الوادي",
    "اتفقت الدول الثلاث على الموعد",
    "وصف نصف الطريق",
    "قال: لست طرفا",
    "قال مسؤولان إن المحادثات تأجلت",
    "أقلعت رحلة من هذين المطارين ومن هاتين القاعدتين",
    "فاز المنتخب وجمع ست نقاط في ثلاث مباريات",
    "وصف اللاعبين بأنهم كبيرين",
    "ضمن خطة التنمية 2016-2020",
    "استعادت المدينة في 2016 قوات النهر",
    "معسكر اللواء 35 الموالي للحركة",
    "زار البلاد في عام ،2013 قرابة شهر",
    "نشرت تحت وسم #ثمان_وأربعون_قاعدة",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert told(text) == []


def test_a_number_in_a_moment_is_no_figure() -> None:
    text = "وصل الوفد 12 نيسان ومعه 12 شاحنة"

    (one,) = figures(text, [moment(text, "12 نيسان")])

    assert of(one.counted, text) == "شاحنة"


# Who, where, when, and by whom


def test_a_figure_keeps_the_noun_the_people_and_the_place() -> None:
    text = "قتل 12 مدنيا في مدينة القناطر"

    one = only(text)

    assert of(one.counted, text) == of(one.population, text) == "مدنيا"
    assert of(one.place, text) == "مدينة القناطر"


def test_a_figure_keeps_its_time_and_whether_it_adds_up() -> None:
    text = "قتل 12 جنديا منذ بداية الخريف"

    (one,) = figures(text, [moment(text, "بداية الخريف")])

    assert of(one.period, text) == "بداية الخريف"
    assert one.cumulative
    assert not only("قتل 12 جنديا").cumulative
    assert only("ارتفعت حصيلة القصف إلى 12 قتيلا").cumulative


def test_the_claimant_is_who_says_it_and_the_qualifier_what_the_outlet_adds() -> None:
    text = "أفادت وزارة الصحة التي تسيطر عليها حركة السنابل أن أكثر من 400 شخص قتلوا منذ بداية الحرب."

    (one,) = claimed(text)

    assert one.claimant == "وزارة الصحة"
    assert one.statement == 0
    assert of(one.qualifier, text) == "التي تسيطر عليها حركة السنابل"


COUNTED_BY = {
    "وثق مرصد الوادي مقتل 12 مدنيا في القصف.": "مرصد الوادي",
    "وتمكن مرصد الوادي من توثيق إصابة 30 شخصا.": "مرصد الوادي",
    "أحصت وزارة الصحة 12 قتيلا. كما أصيب 30 شخصا.": "وزارة الصحة",
    "تعليقا على إعلان وزارة الصحة عن وصول 12 شاحنة.": "وزارة الصحة",
}


@pytest.mark.parametrize("text", COUNTED_BY)
def test_whoever_counts_by_the_narrators_words_is_the_claimant(text: str) -> None:
    assert {one.claimant for one in claimed(text)} == {COUNTED_BY[text]}


def test_a_new_sentence_of_the_outlet_ends_the_count_of_another() -> None:
    found = claimed("أحصت وزارة الصحة 12 قتيلا. وأغلقت 30 مدرسة.")

    assert [one.claimant for one in found] == ["وزارة الصحة", None]


def test_things_that_rise_claim_nothing() -> None:
    assert {one.claimant for one in claimed("سجلت الأسعار ارتفاعا بلغ 12 دولارا. وتم رصد 30 مخالفة.")} == {None}


def test_what_the_outlet_counts_itself_has_no_claimant() -> None:
    (one,) = claimed("وقتل 12 جنديا في الكمين.")

    assert (one.claimant, one.statement, one.qualifier) == (None, None, None)


# Any text

PIECES = some.sampled_from(
    [
        "و", "من", "إلى", "بين", "أكثر", "نحو", "قتل", "12", "40,000", "ألف", "آلاف", "عشرات", "جنديان", "جنديا",
        "الخمسة", "واحد", "في", "المئة", "%", "(", ")", "-", "،", ".", "\n", "بينهم", "منهم", "الـ", "القرار",
    ]
)  # fmt: skip


@given(some.one_of(some.text(), some.lists(PIECES, max_size=30).map(" ".join)))
def test_any_text_gives_figures_in_order_and_inside(raw: str) -> None:
    found = figures(raw)

    assert [one.at for one in found] == sorted(one.at for one in found)
    for one in found:
        assert 0 <= one.at.start < one.at.end <= len(raw)
        assert (one.low is None and one.high is None) is (one.bound is Bound.VAGUE)


@pytest.mark.parametrize(
    "word", ["12 جنديا ", "12 ", "قتل ", "آلاف ", "جنديان ", "بين 3 و5 ", "من أصل 7 ", "وثق مرصد الوادي 12 "]
)
def test_one_repeated_word_takes_linear_time(word: str) -> None:
    assert len(figures(word * (30_000 // len(word)))) >= 0


# Numbers that only look like figures, and figures that do not look like numbers


def test_the_number_of_a_week_of_a_league_is_no_figure() -> None:
    assert figures("تقام مباريات الأسبوع 37 من الدوري") == ()


def test_one_player_is_no_figure_and_one_killed_is() -> None:
    assert figures("تعاقد النادي مع لاعبا واحدا") == ()
    assert told("أسفر القصف عن مقتل شخص واحد") == [("واحد", "person", "killed")]


def test_whoever_shouts_is_no_pair_of_telephones() -> None:
    assert figures("سار المتظاهرون هاتفين بالحرية") == ()


def test_the_scale_may_stand_behind_the_bracket() -> None:
    found = only("أنفق الأهالي أكثر من (72) مليون ريال")

    assert (found.low, found.high, found.bound) == (72_000_000, None, "more_than")


def test_dozens_behind_a_death_need_no_noun() -> None:
    assert told("أسفر القصف عن مقتل العشرات.") == [("العشرات", "person", "killed")]


def test_a_year_and_a_sum_are_no_range() -> None:
    raw = "وصلت التجارة في عام 2016 إلى 35.5 مليار دولار"

    (found,) = figures(raw, [moment(raw, "عام 2016")])

    assert (found.low, found.high, found.unit) == (35_500_000_000, 35_500_000_000, "usd")


# Who is on board, how old somebody was, what is wished


def test_who_is_on_board_has_not_drowned() -> None:
    assert told("غرق قارب وكان 700 على متنه، وقتل 20 منهم") == [("700", "person", "other"), ("20", "person", "killed")]
    assert told("يخشى مقتل 700 على متن قارب") == [("700", "person", "killed")]


@pytest.mark.parametrize(
    "text", ["توفيت الفنانة عن عمر يناهز 97 بعد صراع مع المرض", "ألف مبروك للعروسين", "عثر على ذخيرة عيار 62"]
)
def test_an_age_a_wish_and_a_calibre_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_what_is_counted_per_so_many_is_one_figure() -> None:
    assert told("في العلبة 12 قرصا لكل 100 غرام") == [("12", "other", "other")]
    assert told("يدرس 4 أطفال من كل 10") == [("4", "person", "other")]


def test_a_rank_and_a_score_are_no_figures() -> None:
    assert figures("جاءت البلاد في المركز 46 عالميا") == ()
    assert figures("خسر الفريق 38-0 أمام ضيفه") == ()


def test_a_noun_behind_the_second_number_is_counted_by_the_first_too() -> None:
    assert told("باعت الشركتان 2998 و2617 سيارة") == [("2998", "vehicle", "other"), ("2617", "vehicle", "other")]
    assert told("بقي 104 من أصل 145 موظفا") == [("104", "person", "other"), ("145", "person", "other")]


def test_what_a_count_grew_to_says_what_it_counts() -> None:
    assert told("ارتفعت الصادرات من 318 مليونا إلى 400 مليون دولار") == [
        ("318 مليونا", "usd", "funds"),
        ("400 مليون", "usd", "funds"),
    ]
    assert told("ارتفعت النسبة من 20 إلى 30%") == [("20", "percent", "other"), ("30%", "percent", "other")]


def test_a_number_behind_a_share_is_none_unless_it_says_so() -> None:
    assert told("زادت الأرباح بنسبة 17% بعد أن كانت 33 مليونا") == [
        ("17%", "percent", "other"),
        ("33 مليونا", "other", "other"),
    ]


def test_words_of_comparison_are_not_what_a_share_is_of() -> None:
    (share,) = figures("هبط الإنتاج بنسبة 29% مقارنة مع الموسم السابق")

    assert (share.unit, share.counted) == ("percent", None)


def test_a_share_of_people_is_told_in_per_cent() -> None:
    assert told("أيد ثلث المزارعين الخطة") == [("ثلث", "percent", "other")]
    assert figures("تملك الشركة ربع التجارة في المدينة") == ()


def test_a_total_and_a_month_before_it_name_no_number() -> None:
    assert told("ضبط ما مجموعه 943 ثلاجة") == [("943", "other", "other")]
    assert told("ولد خلال الشهر 48 مولودا") == [("48", "person", "other")]


def test_a_year_before_a_billion_is_no_part_of_it() -> None:
    raw = "تبلغ كلفة الجسر الذي أنشئ عام 1986 مليار دولار"

    (found,) = figures(raw, [moment(raw, "عام 1986")])

    assert (found.at.of(raw), found.low, found.unit) == ("مليار", 1_000_000_000, "usd")


def test_surgeons_strike_nobody() -> None:
    assert told("خضع اللاعب لعمليتين جراحيتين") == [("عمليتين", "operation", "other")]
    assert told("أجريت (91) عملية جراحية") == [("91", "operation", "other")]
    assert told("نفذ الجيش عمليتين عسكريتين") == [("عمليتين", "strike", "other")]


def test_what_goes_on_meanwhile_is_claimed_by_who_spoke() -> None:
    one, other = claimed("قالت الشرطة إن 5 أشخاص قتلوا في الحريق، فيما أصيب 12 بجروح.")

    assert (one.claimant, other.claimant) == ("الشرطة", "الشرطة")


def test_nobody_claims_what_the_outlet_adds_behind_a_quotation() -> None:
    *_, last = claimed("قالت الشرطة: «قتل 5 أشخاص في الحريق»، فيما أصيب 12 بجروح.")

    assert last.claimant is None


def test_who_estimates_a_figure_claims_it() -> None:
    (found,) = claimed("تواجه المدينة عجزا يقدره صندوق المدن عند 11.6% هذا العام.")

    assert found.claimant == "صندوق المدن"
