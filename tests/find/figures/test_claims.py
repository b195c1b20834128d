"""Who claims a figure: what numbers say is told by somebody, and a sentence may go on with what the last one said."""

from __future__ import annotations

from tests.find.figures.reading import claimed, told


def test_what_the_numbers_say_is_claimed_by_who_tells_it() -> None:
    (one,) = claimed("قال سالم منصور إن الأرقام تشير إلى مشاركة 350 طالبا.")
    (other,) = claimed("بلغت الصادرات نحو 9 مليارات يورو وفقا لإحصاءات وزارة التجارة.")

    assert one.claimant == "سالم منصور"
    assert other.claimant == "وزارة التجارة"


def test_a_sentence_that_goes_on_with_what_was_said_is_claimed_by_who_said_it() -> None:
    first, second = claimed("قالت الوزارة إن 12 طفلا أصيبوا في القرية. كما أن 248 مدرسة تضررت.")
    *_, apart = claimed("قالت الوزارة إن 12 طفلا أصيبوا في القرية. وتضررت 248 مدرسة.")

    assert (first.claimant, second.claimant) == ("الوزارة", "الوزارة")
    assert apart.claimant is None


def test_the_number_of_an_edition_counts_nothing() -> None:
    assert told("عرض في النسخة الـ71 فيلم جديد.") == []
    assert told("أعلن إطلاق الـ100 صاروخ.")[0][0] == "100"


def test_a_scale_word_may_stand_behind_the_bracket_in_the_plural() -> None:
    assert told("شاركت في المعرض أكثر من (8) آلاف دار.")[0][0] == "أكثر من (8) آلاف"


def test_one_of_many_counts_nothing() -> None:
    assert told("وقع الناس ضحية لواحدة من الحيل.") == []


def test_a_thousand_congratulations_are_none() -> None:
    assert told("تهانينا وألف مبارك للعروسين.") == []


def test_whoever_made_a_count_known_claims_it() -> None:
    for source in (
        "معطيات أصدرتها وزارة التجارة",
        "حصيلة جديدة أعلنتها وزارة التجارة",
        "آخر حصيلة لوزارة التجارة",
        "إحصاء نشرته وزارة التجارة",
        "أرقام وزارة التجارة",
    ):
        (one,) = claimed(f"تضرر 12 متجرا في البلدة، وفق {source}.")

        assert one.claimant == "وزارة التجارة", source


def test_a_count_without_a_name_behind_it_claims_by_itself() -> None:
    (one,) = claimed("أصيب 12 طفلا في البلدة، حسب حصيلة رسمية.")

    assert one.claimant == "حصيلة رسمية"


def test_what_a_text_shows_is_its_claim_and_what_a_picture_shows_is_nobodys() -> None:
    (one,) = claimed("وأظهرت بيانات رسمية تراجع عدد المسافرين إلى 300 ألف.")
    (other,) = claimed("وأظهرت النوافذ تضرر 12 متجرا في البلدة.")
    (latest,) = claimed("وأظهر آخر إحصاء تراجع عدد المسافرين إلى 300 ألف.")

    assert (one.claimant, latest.claimant) == ("بيانات رسمية", "إحصاء")
    assert other.claimant is None


def test_what_others_want_is_claimed_by_who_tells_of_it() -> None:
    (one,) = claimed("وأوضح سالم منصور أن المعلمين يطالبون بمنحة قدرها 150 دينارا.")
    (other,) = claimed("ويطالب المعلمون بمنحة قدرها 150 دينارا.")

    assert (one.claimant, other.claimant) == ("سالم منصور", "المعلمون")
