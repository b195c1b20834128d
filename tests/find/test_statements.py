"""What counts as a statement, and what only looks like one."""

from __future__ import annotations

import pytest

from qawl.model.records import Act, Kind
from tests.find.reading import of, only, read, said


def test_words_behind_a_complementiser_are_indirect() -> None:
    text = "قالت وزيرة الزراعة هدى السرحاني إن موسم القمح سيتأخر أسبوعين."

    statement = only(text)

    assert said(text) == [("هدى السرحاني", "موسم القمح سيتأخر أسبوعين")]
    assert (statement.kind, of(statement.cue, text)) == (Kind.INDIRECT, "قالت")


def test_words_in_quotation_marks_are_direct_and_kept_without_them() -> None:
    text = 'قال رئيس البلدية نادر المرجاني: "سنفتح الجسر قبل الشتاء".'

    assert said(text) == [("نادر المرجاني", "سنفتح الجسر قبل الشتاء")]
    assert only(text).kind is Kind.DIRECT


def test_a_clause_with_a_quoted_part_is_mixed() -> None:
    text = 'وأوضح المدير سامي الكهرماني أن المصنع "سيعود إلى العمل بكامل طاقته" قبل نهاية الشهر.'

    statement = only(text)

    assert said(text) == [("سامي الكهرماني", 'المصنع "سيعود إلى العمل بكامل طاقته" قبل نهاية الشهر')]
    assert statement.kind is Kind.MIXED


def test_quotations_that_follow_without_a_new_cue_run_on() -> None:
    text = 'قال المرجاني: "سنفتح الجسر قبل الشتاء". "ولن نطلب من السكان درهما واحدا إضافيا".'

    assert said(text) == [("المرجاني", "سنفتح الجسر قبل الشتاء … ولن نطلب من السكان درهما واحدا إضافيا")]


def test_a_colon_introduces_words_without_quotation_marks() -> None:
    text = "وقال رئيس البلدية نادر المرجاني: سنفتح الجسر قبل الشتاء."

    assert said(text) == [("نادر المرجاني", "سنفتح الجسر قبل الشتاء")]
    assert only(text).kind is Kind.INDIRECT


@pytest.mark.parametrize(
    ("carried_on", "cue"), [("مضيفة أن المخازن ممتلئة", "مضيفة"), ("مشيرة إلى أن المخازن ممتلئة", "مشيرة")]
)
def test_a_participle_carries_on_for_the_same_speaker(carried_on: str, cue: str) -> None:
    text = f"قالت وزيرة الزراعة هدى السرحاني إن الموسم سيتأخر، {carried_on}."

    _, second = read(text).statements

    assert said(text) == [("هدى السرحاني", "الموسم سيتأخر"), ("هدى السرحاني", "المخازن ممتلئة")]
    assert (of(second.cue, text), second.speaker) == (cue, None)


@pytest.mark.parametrize(
    ("text", "speaker", "content", "act"),
    [
        ("تصريح مدير الميناء بأن الرصيف آمن فاجأ البحارة.", "مدير الميناء", "الرصيف آمن فاجأ البحارة", Act.SAY),
        ("دعوة حزب النخيل إلى حوار وطني شامل.", "حزب النخيل", "حوار وطني شامل", Act.CALL),
        ("طلب وزارة النقل بتأجيل الجلسة.", "وزارة النقل", "بتأجيل الجلسة", Act.ASK),
    ],
)
def test_a_noun_of_saying_with_its_source_introduces_a_content(text: str, speaker: str, content: str, act: Act) -> None:
    assert said(text) == [(speaker, content)]
    assert only(text).act is act


def test_a_headline_with_a_colon_attributes_without_a_cue() -> None:
    text = "المرجاني: الجسر يفتح قبل الشتاء\nوصل الوفد إلى القرية صباحا."

    statement = only(text)

    assert said(text) == [("المرجاني", "الجسر يفتح قبل الشتاء")]
    assert statement.cue is None


def test_a_quotation_mark_that_is_never_closed_quotes_its_own_sentence() -> None:
    statements = read('قال المرجاني: "السد آمن. وأضاف أن الصيانة انتهت.').statements

    assert [one.kind for one in statements] == [Kind.DIRECT, Kind.INDIRECT]


@pytest.mark.parametrize(
    "text",
    [
        "جنيف: نادر المرجاني",
        "جنيف: نادر المرجاني. وصل الوفد إلى القرية صباحا.",
        "المصدر: وكالة الضفاف",
        "المصدر: وكالات",
        "اقرأ أيضا: المرجاني يؤكد أن الجسر يفتح قريبا",
        "للمزيد: وزارة النقل تعلن أن الجسر يفتح قريبا",
    ],
)
def test_source_lines_and_links_to_other_stories_yield_nothing(text: str) -> None:
    assert said(text) == []


def test_a_paragraph_without_stops_is_cut_at_its_cues() -> None:
    text = "قال نادر المرجاني إن السد آمن وأضاف أن الصيانة انتهت وأكد أن المياه صالحة وأشار إلى أن الأسعار ثابتة"

    assert said(text) == [
        ("نادر المرجاني", "السد آمن"),
        ("نادر المرجاني", "الصيانة انتهت"),
        ("نادر المرجاني", "المياه صالحة"),
        ("نادر المرجاني", "الأسعار ثابتة"),
    ]


def test_an_odd_number_of_straight_quotes_does_not_swallow_the_next_saying() -> None:
    text = 'قال نادر المرجاني "السد آمن ولا خوف على القرى وأضاف أن الصيانة انتهت.'

    assert said(text) == [("نادر المرجاني", "السد آمن ولا خوف على القرى"), ("نادر المرجاني", "الصيانة انتهت")]


def test_a_missing_space_after_the_stop_still_ends_the_sentence() -> None:
    text = "قال نادر المرجاني إن السد آمن.وأضاف أن الصيانة انتهت."

    assert said(text) == [("نادر المرجاني", "السد آمن"), ("نادر المرجاني", "الصيانة انتهت")]


@pytest.mark.parametrize(
    "text",
    [
        "أحيت القرية ذكرى افتتاح السد.",
        "يذكر أن السد افتتح قبل عشرين عاما.",
        "وأضاف اللاعب هدفا ثانيا قبل نهاية الشوط.",
        "تقع مدينة الغمام بين جبلين قبل الحدود.",
        "وصل الوفد قبل أن تغلق الطريق.",
        "وتابع الجمهور المباراة حتى نهايتها.",
        "يشار إلى أن السد افتتح قبل عشرين عاما.",
        "جلس يحيى هنا بعد أن عاد إلى القرية.",
    ],
)
def test_words_that_look_like_cues_attribute_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        (
            "orders of a subject that stands before them",
            "وأصدر المحافظ تعليمات بأن تفتح الملاجئ.",
            [("المحافظ", "تفتح الملاجئ")],
        ),
        (
            "a call that a light verb carries",
            "ووجه نادر المرجاني نداء عاجلا إلى السكان لإخلاء الضفاف.",
            [("نادر المرجاني", "لإخلاء الضفاف")],
        ),
        (
            "the finite verb before qailan",
            'وعلق نادر المرجاني على القرار قائلا: "السد آمن ولا خوف على القرى".',
            [("نادر المرجاني", "السد آمن ولا خوف على القرى")],
        ),
        (
            "a participle set in commas",
            "وقال أحد السكان، رافضا الكشف عن اسمه، إن السد آمن.",
            [("أحد السكان", "السد آمن")],
        ),
        (
            "an address with a stop in it",
            'وقال نادر المرجاني لـ"الواحة.نت" إن السد آمن.',
            [("نادر المرجاني", "السد آمن")],
        ),
        (
            "an abbreviation spelled in letters",
            "وذكرت قناة (إن.تي.في) أن السد آمن.",
            [("إن.تي.في", "السد آمن")],
        ),
        (
            "a relative clause with a threat of its own",
            "وقال السكان، الذين هددوا بالرحيل، إنهم باقون في القرية.",
            [("السكان", "إنهم باقون في القرية"), ("السكان", "بالرحيل")],
        ),
        (
            "a name that no list knows",
            "وأكد زغروف أن السد آمن.",
            [("زغروف", "السد آمن")],
        ),
        (
            "things that show",
            "أظهرت صور أن السد آمن.",
            [("صور", "السد آمن")],
        ),
        (
            "a second post before the name",
            "وأوضح مدير الإعلام والمتحدث الرسمي نادر المرجاني أن السد آمن.",
            [("نادر المرجاني", "السد آمن")],
        ),
        (
            "a family name that begins like a conjunction",
            "وأكد بيتر فليشتر أن السد آمن.",
            [("بيتر فليشتر", "السد آمن")],
        ),
        (
            "whose daughter speaks",
            "أكدت ابنة الوزير، نادر المرجاني، أن السد آمن.",
            [("ابنة الوزير", "السد آمن")],
        ),
        (
            "an opener without a comma",
            "ومن ناحية أخرى طالب حزب السنابل بفتح الجسر.",
            [("حزب السنابل", "بفتح الجسر")],
        ),
        (
            "a verb that is also a preposition",
            "وبين أن السد آمن.",
            [(None, "السد آمن")],
        ),
        (
            "praise for what somebody does",
            "وأشاد المدير بما تقوم به المدرسة من جهد.",
            [("المدير", "بما تقوم به المدرسة من جهد")],
        ),
        (
            "a noun of action with an object",
            "وجاء ذلك بعد إعلان المنظمة سحب موظفيها من الوادي.",
            [("المنظمة", "سحب موظفيها من الوادي")],
        ),
        (
            "a clause set in commas behind the speaker",
            "وأعلنت جمعية السنابل، وهي جمعية محلية، أنها علقت عملها.",
            [("جمعية السنابل", "أنها علقت عملها")],
        ),
        (
            "an adverbial alone in its sentence",
            "سقط الجسر في الليل. وذلك بحسب شهود عيان.",
            [("شهود عيان", "سقط الجسر في الليل")],
        ),
        (
            "a clause that a conjunction joins",
            "وسقط الجسر في الليل، وفق سكان القرية.",
            [("سكان القرية", "سقط الجسر في الليل")],
        ),
        (
            "two who speak together",
            "وأكد نادر المرجاني وسامي الكهرماني أن السد آمن.",
            [("نادر المرجاني وسامي الكهرماني", "السد آمن")],
        ),
        (
            "a counterpart who is told",
            "أبلغ الوزير نادر المرجاني نظيره أن الزيارة تأجلت.",
            [("نادر المرجاني", "الزيارة تأجلت")],
        ),
        (
            "an object names a name's end",
            "زار وزير الري نادر المرجاني السد أمس. وقال المرجاني إن السد آمن.",
            [("نادر المرجاني", "السد آمن")],
        ),
        (
            "several who are counted",
            "أعلن عدد من مكونات المجتمع المدني في الوادي عن تأجيل الاحتفال.",
            [("عدد من مكونات المجتمع المدني", "تأجيل الاحتفال")],
        ),
        (
            "an honorific before a post",
            "استنكر معالي رئيس مجلس الشورى الدكتور يحيى الدفلى الاعتداء على الجسر.",
            [("يحيى الدفلى", "الاعتداء على الجسر")],
        ),
        (
            "what a relative clause says",
            "وقال المدير، الذي اشترط ألا يذكر اسمه، إن السد آمن.",
            [("المدير", "السد آمن")],
        ),
        (
            "words quoted before their verb",
            '"سنفتح الجسر قبل الشتاء وسنعيد الحافلات"، قال رئيس البلدية نادر المرجاني.',
            [("نادر المرجاني", "سنفتح الجسر قبل الشتاء وسنعيد الحافلات")],
        ),
        (
            "a cue in the middle of a quotation",
            '"لن نقبل بتأجيل جديد"، قال المفاوض ماهر الصنوبري، "فقد انتظرنا عاما كاملا".',
            [("ماهر الصنوبري", "لن نقبل بتأجيل جديد … فقد انتظرنا عاما كاملا")],
        ),
        (
            "a post without a name, then what ب opens",
            "تعهد الوزير بفتح الطريق.",
            [("الوزير", "بفتح الطريق")],
        ),
        (
            "a longer post, then what ب opens",
            "طالب رئيس النقابة بوقف الاقتطاعات.",
            [("رئيس النقابة", "بوقف الاقتطاعات")],
        ),
        (
            "words not quoted before their verb",
            "السد آمن، يقول نادر المرجاني، والقرى بخير.",
            [("نادر المرجاني", "السد آمن … والقرى بخير")],
        ),
        (
            "a hyphen in a first name",
            "قال الكاتب جان-لوي بريسون إن الرواية الأخيرة كتبت في المنفى.",
            [("جان-لوي بريسون", "الرواية الأخيرة كتبت في المنفى")],
        ),
        (
            "a word that may be a noun, without a speaker",
            "إنه أمر جريء جدا بالفعل.",
            [],
        ),
        (
            "what turns out, said by nobody",
            "وبعد الكشف عليها تبين أنها سليمة.",
            [],
        ),
        (
            "a bare أن behind the opening mark",
            'قال نادر المرجاني "أن السد آمن".',
            [("نادر المرجاني", "السد آمن")],
        ),
        (
            "who is charged with a post, before the name",
            "وقال رئيس الوزراء المكلف عمر المرجاني إن السد آمن.",
            [("عمر المرجاني", "السد آمن")],
        ),
        (
            "a source that asked not to be named, before أن",
            "وكشف مصدر مقرب من الوفد، طلب عدم الكشف عن هويته، أن السد آمن.",
            [("مصدر مقرب من الوفد", "السد آمن")],
        ),
        (
            "persons who are counted",
            "أكد ثلاثة مسؤولين مطلعين أن السد آمن.",
            [("ثلاثة مسؤولين مطلعين", "السد آمن")],
        ),
        (
            "some who are counted of many",
            "أكد أربعة من أعضاء الوفد أن السد آمن.",
            [("أربعة من أعضاء الوفد", "السد آمن")],
        ),
        (
            "an adjective of two words",
            "ونقل موقع السارية عن مسؤول كبير رفيع المستوى أن السد آمن.",
            [("مسؤول كبير رفيع المستوى", "السد آمن")],
        ),
        (
            "a report and how it came out",
            "وأشار تقرير صدر أمس إلى أن السد آمن.",
            [("تقرير", "السد آمن")],
        ),
        (
            "an object behind a joint statement",
            "وأكد الوزير في بيان مشترك استمرار الجهود.",
            [("الوزير", "استمرار الجهود")],
        ),
        (
            "two persons who know",
            "وقال شخصان مطلعان على الأمر إن السد آمن.",
            [("شخصان مطلعان", "السد آمن")],
        ),
        (
            "what stood in a statement",
            "السد آمن، بحسب ما جاء في بيان للوزارة.",
            [("الوزارة", "السد آمن")],
        ),
        (
            "a few of many",
            "رحب عدد قليل من السكان بالقرار.",
            [("عدد قليل من السكان", "بالقرار")],
        ),
        (
            "a report of a body",
            "أظهر تقرير للمجلس البلدي أن السد آمن.",
            [("تقرير للمجلس البلدي", "السد آمن")],
        ),
        (
            "a name of two words",
            "قال صلاح الدين المرجاني إن السد آمن.",
            [("صلاح الدين المرجاني", "السد آمن")],
        ),
        (
            "a family name behind a name of two words",
            "وأوضح المحلل نادر بن عبد الله العمري أن السد آمن.",
            [("نادر بن عبد الله العمري", "السد آمن")],
        ),
        (
            "a profession that no list has, before a full name",
            "ويقول الفيزيائي نادر المرجاني إن السد آمن.",
            [("نادر المرجاني", "السد آمن")],
        ),
        (
            "what is said to a correspondent",
            "وأكد مصدر أمني لمراسلة صوت الوادي أن السد آمن.",
            [("مصدر أمني", "السد آمن")],
        ),
        (
            "an honorific alone goes back to whom it was given",
            "قال معالي الوزير سالم المرجاني إن السد آمن. وقال الملك ناصر العامري إن البلاد بخير. "
            "وأضاف معاليه أن العمل مستمر.",
            [("سالم المرجاني", "السد آمن"), ("ناصر العامري", "البلاد بخير"), ("سالم المرجاني", "العمل مستمر")],
        ),
        (
            "a name behind the place of a post and a comma",
            "وقال رئيس المجلس البلدي لقرية أسديرة، نادر المرجاني، إن السد آمن.",
            [("نادر المرجاني", "السد آمن")],
        ),
    ],
)
def test_a_shape_of_attribution_yields_who_says_what(
    shape: str, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(text) == expected, shape


@pytest.mark.parametrize(
    "text",
    [
        "سار العمل حسب ما خطط له المهندس.",
        "دفع المشتري على ما قيمته مئة درهم.",
        "ومن المهم أن تلتزم الوزارة بفتح الجسر.",
        "ووصل الوفد بعد ما اعتبر تدخلا في شؤون البلد.",
    ],
)
def test_what_nobody_says_yields_nothing(text: str) -> None:
    assert said(text) == []


def test_an_an_behind_another_verb_introduces_nothing_of_the_cue() -> None:
    text = "دافع الوزير نادر المرجاني عن السد ويمكن أن تعرقل الأمطار العمل."

    assert "تعرقل الأمطار العمل" not in [words for _, words in said(text)]


def test_two_sayings_set_side_by_side_are_no_chain() -> None:
    text = "وبينما أكد نادر المرجاني أن السد آمن، قال سامي الكهرماني إن القرى مهددة."

    assert [(one.speaker_name, one.chain) for one in read(text).statements] == [
        ("نادر المرجاني", ()),
        ("سامي الكهرماني", ()),
    ]


def test_whoever_is_told_after_innahu_is_not_who_tells() -> None:
    text = "وقال نادر المرجاني إنه أبلغ الوزير سامي الكهرماني أن السد آمن."

    assert said(text)[-1] == ("نادر المرجاني", "السد آمن")


@pytest.mark.parametrize("what", ["بمبادرة الأمم المتحدة", "بدعوة الوزير إلى الحوار", "بمشاركة الوفد في المؤتمر"])
def test_what_is_welcomed_may_be_spelt_like_a_preposition(what: str) -> None:
    assert said(f"ورحبت الحكومة {what}.") == [("الحكومة", what)]
