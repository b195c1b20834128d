"""Where a content begins and ends."""

from __future__ import annotations

import pytest

from qawl.model.records import Kind
from tests.find.reading import only, said


def test_the_next_clause_of_saying_ends_a_content() -> None:
    text = "دعا المرجاني إلى فتح الطريق، وحذر من تأخر الإمدادات."

    assert said(text) == [("المرجاني", "فتح الطريق"), ("المرجاني", "تأخر الإمدادات")]


@pytest.mark.parametrize("aside", ["حسب تعبيره", "على حد قوله", "بحسب وصفه"])
def test_an_aside_of_the_same_speaker_ends_the_content_and_adds_nothing(aside: str) -> None:
    text = f'قال المرجاني إن السد "صخرة لا تتزحزح"، {aside}.'

    assert said(text) == [("المرجاني", 'السد "صخرة لا تتزحزح"')]


@pytest.mark.parametrize("turn", ["في حين", "فيما", "بينما"])
def test_where_somebody_else_is_cited_the_content_is_over(turn: str) -> None:
    text = f"قال المرجاني إن السد آمن، {turn} طالب الأهالي بفتح الطريق."

    assert ("المرجاني", "السد آمن") in said(text)


@pytest.mark.parametrize("turn", ["في حين", "فيما", "بينما"])
def test_a_contrast_of_the_speakers_own_is_part_of_the_content(turn: str) -> None:
    text = f"قال المرجاني إن السد يحمل 32 مليون متر، {turn} يحمل سد الوادي 12 مليون متر."

    assert said(text) == [("المرجاني", f"السد يحمل 32 مليون متر، {turn} يحمل سد الوادي 12 مليون متر")]


@pytest.mark.parametrize("mark", ["؟", "!"])
def test_what_makes_the_words_a_question_or_a_call_stays(mark: str) -> None:
    assert said(f"وقال المرجاني: أين ماء القرية{mark}") == [("المرجاني", f"أين ماء القرية{mark}")]


def test_clauses_joined_by_wa_inna_belong_to_one_content() -> None:
    text = "قال المرجاني إن السد آمن وإن الصيانة انتهت وإن القرى بخير."

    assert said(text) == [("المرجاني", "السد آمن وإن الصيانة انتهت وإن القرى بخير")]


def test_marks_within_marks_stay_in_the_content() -> None:
    text = 'قال المرجاني: «قلت لهم "اصبروا قليلا" فصبروا».'

    assert said(text) == [("المرجاني", 'قلت لهم "اصبروا قليلا" فصبروا')]
    assert only(text).kind is Kind.DIRECT


@pytest.mark.parametrize(("opening", "closing"), ["»«", "«»", "“”", '""', "”“", "„“"])
def test_whichever_marks_a_paper_uses_they_are_left_out(opening: str, closing: str) -> None:
    text = f"قال المرجاني: {opening}السد آمن ولا خوف على القرى{closing}."

    assert said(text) == [("المرجاني", "السد آمن ولا خوف على القرى")]
    assert only(text).kind is Kind.DIRECT


@pytest.mark.parametrize(("opening", "closing"), ["{}", "﴿﴾"])
def test_braces_hold_words_as_marks_do(opening: str, closing: str) -> None:
    text = f"قال المرجاني: {opening}السد آمن ولا خوف على القرى{closing} (الفصل: 10) في خطبته."

    assert said(text) == [("المرجاني", "السد آمن ولا خوف على القرى")]
    assert only(text).kind is Kind.DIRECT


def test_a_brace_that_nothing_closes_is_no_mark() -> None:
    text = "{ قال المرجاني: «السد آمن ولا خوف على القرى»."

    assert said(text) == [("المرجاني", "السد آمن ولا خوف على القرى")]
    assert only(text).kind is Kind.DIRECT


def test_stops_inside_a_quotation_do_not_end_it() -> None:
    text = 'قال المرجاني: "السد آمن. لا خوف على القرى. سنبقى هنا" ثم غادر القاعة.'

    assert said(text) == [("المرجاني", "السد آمن. لا خوف على القرى. سنبقى هنا")]


def test_the_word_that_bears_the_pronoun_stays_and_the_bare_one_goes() -> None:
    with_pronoun = "أعلنت وزارة الري أنها ستغلق القناة."
    bare = "أعلنت وزارة الري أن القناة ستغلق."

    assert said(with_pronoun) == [("وزارة الري", "أنها ستغلق القناة")]
    assert said(bare) == [("وزارة الري", "القناة ستغلق")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("تعهدت الحكومة بإصلاح الطريق.", "بإصلاح الطريق"),
        ("حذرت الأرصاد من سيول.", "سيول"),
        ("أعربت الوزارة عن أملها في التوصل إلى اتفاق.", "التوصل إلى اتفاق"),
        ("شدد المرجاني على ضرورة فتح الطريق.", "ضرورة فتح الطريق"),
    ],
)
def test_a_preposition_written_apart_goes_and_one_written_on_stays(text: str, content: str) -> None:
    assert [words for _, words in said(text)] == [content]


def test_time_and_place_of_the_saying_are_no_part_of_its_content() -> None:
    text = "قال المرجاني في مؤتمر صحفي الخميس إن السد آمن."

    assert said(text) == [("المرجاني", "السد آمن")]


def test_a_source_at_the_very_end_with_nothing_before_it_is_read_in_peace() -> None:
    assert said("نقلا عن الوزارة") == []


@pytest.mark.parametrize(
    "named", ['لمنظمة "بي كا كا"', 'لشركة "سيبر لند"', 'لرئيس اللجنة "سالم الدفلى"', 'لموقع "لينكدن سيبر"']
)
def test_names_in_marks_do_not_make_the_words_mixed(named: str) -> None:
    assert only(f"وقال المرجاني إن الجسر يتبع {named} منذ سنوات.").kind is Kind.INDIRECT


def test_a_quoted_phrase_of_known_words_does() -> None:
    assert only('وقال المرجاني إن بلاده ملتزمة "حسن الجوار" مع القرى.').kind is Kind.MIXED


def test_words_between_two_run_on_behind_the_quotation() -> None:
    text = 'قال المرجاني إن "دعم السد لا يعني أن يشارك في المفاوضات" بين القرية والمدينة.'

    assert said(text) == [("المرجاني", '"دعم السد لا يعني أن يشارك في المفاوضات" بين القرية والمدينة')]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("قال الحارس سالم إن الجسر مغلق علما وأن البلدية فتحته أمس.", "الجسر مغلق"),
        ("قال الحارس سالم إن الجسر مغلق، دون أن يذكر تفاصيل.", "الجسر مغلق"),
        ("قال الحارس سالم إن الجسر مغلق، من دون إعطاء مزيد من التفاصيل.", "الجسر مغلق"),
        ("قال الحارس سالم إنهم سيعبرون الجسر في إشارة إلى سكان القرية.", "إنهم سيعبرون الجسر"),
        ("قالت الوكالة إنها تلقت مؤشرا قبل أن تؤكد أنه صحيح.", "إنها تلقت مؤشرا"),
        ("قال كارم إن البلاد قوية, وفي الشأن المالي قال كارم إن السوق هادئة.", "البلاد قوية"),
        ('قال كارم في التقرير "القطاع المحلي مازال منهكا بفعل الجفاف." ويعاني السكان من الغلاء.',
         "القطاع المحلي مازال منهكا بفعل الجفاف."),
        ("قال الحارس إن الجسر مغلق، كما أن الطريق خطر.", "الجسر مغلق، كما أن الطريق خطر"),
        ("قال سالم الدفلى إن الطرفين بحثا الأمر وأكدا أن السد آمن.", "الطرفين بحثا الأمر وأكدا أن السد آمن"),
        ("اعترف سالم الدفلى بأنه سيحتاج إلى الوقت ويقول: سأعود إلى النادي غدا.", "بأنه سيحتاج إلى الوقت"),
        ("أعلن المجلس رفضه الخطة في بيان نشرته الوكالة على موقعها.", "رفضه الخطة"),
    ],
)  # fmt: skip
def test_the_words_end_where_the_outlet_speaks_again(text: str, what: str) -> None:
    assert next(content for _, content in said(text)) == what


def test_a_question_of_the_outlets_own_ends_the_quotation_before_it() -> None:
    text = 'وأكد نادر المرجاني "أن البلدية لن تسمح بإغلاق السوق" ماذا نفهم من هذه الكلمات كلها؟'

    assert said(text)[0][1] == "البلدية لن تسمح بإغلاق السوق"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            'وقال الوزير إن "الجسر آمن ومفتوح للجميع" وإن "السوق تفتح غدا".',
            'الجسر آمن ومفتوح للجميع" وإن "السوق تفتح غدا',
        ),
        (
            'وطلبت الوزارة "أن يغلق الجسر قبل المساء" وأن يفتح "مع أول النهار".',
            'يغلق الجسر قبل المساء" وأن يفتح "مع أول النهار',
        ),
        ('وقال الوزير إن "الجسر آمن ومفتوح للجميع" وإن كان السكان قلقين.', "الجسر آمن ومفتوح للجميع"),
    ],
)
def test_a_second_that_behind_a_quotation_hangs_on_the_same_verb(text: str, what: str) -> None:
    assert [words.strip('"') for _, words in said(text)] == [what]


@pytest.mark.parametrize("speaker", ["المديرة ليان الدفلى", "السفيرة ليان الدفلى"])
@pytest.mark.parametrize("said_so", ["قائلة", "مضيفة"])
def test_a_participle_in_the_feminine_needs_no_comma_before_a_quotation(speaker: str, said_so: str) -> None:
    text = f'ولوحت {speaker} بإغلاق السوق {said_so}: "لن ننتظر حتى نهاية الصيف".'

    assert said(text) == [("ليان الدفلى", "بإغلاق السوق"), ("ليان الدفلى", "لن ننتظر حتى نهاية الصيف")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ('وتحدثت ليان الدفلى عن احتمال إغلاق السوق بالقول: "لن ننتظر".', "احتمال إغلاق السوق"),
        ("ورفضت ليان الدفلى إغلاق السوق مكتفية بالقول إنها لن تنتظر.", "إغلاق السوق"),
    ],
)
def test_what_is_told_ends_where_it_is_put_into_words(text: str, first: str) -> None:
    assert said(text)[0] == ("ليان الدفلى", first)
    assert len(said(text)) == 2
