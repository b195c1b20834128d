"""Who speaks by which name: names in marks, crowned heads, states within coalitions, what a post's ل says."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, read, said


def names(text: str) -> list[str | None]:
    return [name for name, _ in said(text)]


@pytest.mark.parametrize(
    "name", ["تيمار كورسيل بوست", "وكالة الضفاف", "هيئة شؤون الوادي", "حركة السنابل", "نادر الراوي"]
)
def test_behind_a_verb_of_saying_a_name_in_marks_before_that_is_who_says_it(name: str) -> None:
    assert said(f'وذكرت "{name}" أن السد آمن.') == [(name, "السد آمن")]


@pytest.mark.parametrize("words", ["حق الجميع", "أهمية العمل", "نحن نعمل"])
def test_what_one_says_in_marks_is_no_name(words: str) -> None:
    assert names(f'وأكد "{words}" وأن السد آمن.') == [None]


def test_the_crowned_head_is_the_king_whom_the_article_names() -> None:
    text = "أكد الملك سالم الثاني أن السد آمن. وأضاف العاهل الأردني أن الجسر مفتوح."

    assert names(text) == ["سالم الثاني", "سالم الثاني"]


def test_a_state_is_not_the_coalition_that_it_leads() -> None:
    text = "قال سامي الدفلى إن التحالف بقيادة الولايات المتحدة يعمل. وأكدت الولايات المتحدة أن السد آمن."

    assert names(text)[-1] == "الولايات المتحدة"


def test_a_town_called_like_uncles_is_a_town() -> None:
    assert not only("تقول عمان إن السد آمن.").anonymous


@pytest.mark.parametrize("how", ["كتبه نادر الراوي", "نشرته صحيفة الضفاف", "أعدته اللجنة"])
def test_how_a_report_came_out_is_no_part_of_its_name(how: str) -> None:
    assert names(f"أوضح تقرير {how} أمس أن السد آمن.")[0] == "تقرير"


def test_a_thing_is_described_and_does_not_describe() -> None:
    text = "قال سامي الدفلى إن الجسر آمن ووصف الوضع في القرى التي تسيطر عليها الحركة بأنه خطير."

    assert said(text)[-1] == ("سامي الدفلى", "الوضع في القرى التي تسيطر عليها الحركة بأنه خطير")


def test_but_he_is_of_whom_the_words_tell() -> None:
    text = "وصل نادر الراوي أمس. وقال سامي الدفلى إنه سيثير الأمر مع نادر الراوي، لكنه لا يتوقع أن يوافق."

    assert [name for name, _ in said(text)[:2]] == ["سامي الدفلى", "سامي الدفلى"]


def test_behind_a_post_that_does_not_speak_its_body_is_not_addressed() -> None:
    text = "قال سامي الدفلى في اجتماع مع الأمين العام لحلف الناتو إن السد آمن."

    assert only(text).addressee is None


def test_whom_the_one_who_speaks_addresses_is_told_behind_his_post() -> None:
    text = "قال المدير العام لرويترز إن السد آمن."

    assert of(only(text).addressee, text) == "رويترز"


def test_a_dateline_of_several_places_does_not_act() -> None:
    text = 'دبي، الإمارات العربية المتحدة (CNN)-- تصدت الدفاعات، صباح السبت، لما وصفته بـ"هدف معاد".'

    assert all(one.speaker_name != "دبي" for one in read(text).statements)


@pytest.mark.parametrize(
    ("who", "rest"),
    [
        ("سامي كورسيل", "محاولة تيمارون التقرب من الجميع"),
        ("الهضبة", "للنظر في الأمر"),
        ("البرلمان الهضبي", "لانتخابه رئيسا"),
        ("الوزير سامي الدفلى", "بخنق الهضبة"),
    ],
)
def test_what_somebody_does_is_no_part_of_his_name(who: str, rest: str) -> None:
    name = who.removeprefix("الوزير ")
    text = f"قال {who} إن السد آمن. وجاء في إطار ما هاجم {who} {rest}. وأكد {name} أن الجسر مفتوح."

    assert {one for one in names(text) if one is not None} == {name}


def test_one_state_is_no_adjective_of_another() -> None:
    assert names("بادلت روسيا السعودية الزيارة. وأكدت روسيا أن السد آمن.")[-1] == "روسيا"


def test_the_envoy_of_the_nations_is_whom_the_article_names() -> None:
    text = (
        "قال مبعوث الأمم المتحدة إلى سوريا نادر الدفلى إن السد آمن. وأعرب المبعوث الأممي إلى سوريا عن أمله في السلام."
    )

    assert names(text) == ["نادر الدفلى", "نادر الدفلى"]
    assert read(text).statements[1].addressee is None


@pytest.mark.parametrize(
    "who",
    ["مكتب الإغاثة التابع للأمم المتحدة", "سامي الدفلى (45 عاما) المؤيد لحركة السنابل", "الرابطة المعارضة للحكومة"],
)
def test_to_whom_somebody_belongs_is_not_to_whom_he_speaks(who: str) -> None:
    assert only(f"أكد {who} أن السد آمن.").addressee is None


def test_a_particle_of_names_is_no_that() -> None:
    assert names("قال السفير كارل فان أوستيكور إن السد آمن.") == ["كارل فان أوستيكور"]


def test_the_counterpart_has_the_post_of_the_other() -> None:
    text = (
        "قال وزير الخارجية الأميركي سامي كورسيل بعد لقاء نظيره السعودي نادر الجبيري إن السد آمن. "
        "من جانبه، أكد وزير الخارجية السعودي أن الجسر مفتوح. وأضاف وزير الخارجية الأميركي أن الطريق آمن."
    )

    assert names(text) == ["سامي كورسيل", "نادر الجبيري", "سامي كورسيل"]


def test_a_treaty_provides_and_does_not_go_on_speaking() -> None:
    text = "قال المدير سامي الدفلى إن السد آمن. وينص الاتفاق على وقف القتال. وأوضح أن الجسر مفتوح."

    assert names(text) == ["سامي الدفلى", "الاتفاق", "سامي الدفلى"]


def test_of_two_of_one_name_the_one_who_spoke_goes_on() -> None:
    text = "قال سامي كورسيل إنه زار شقيقه الأكبر نادر كورسيل. وأشار كورسيل إلى أن السد آمن."

    assert names(text) == ["سامي كورسيل", "سامي كورسيل"]


def test_the_family_names_of_two_are_not_one_name() -> None:
    text = "قال الرئيس سامي كورسيل إن الوزير نادر تيمارون، غاب. ووبخ كورسيل تيمارون أمس. وقال تيمارون إن السد آمن."

    assert names(text)[-1] == "نادر تيمارون"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("تطالب إسرائيل ولبنان بالسيادة عليها", "إسرائيل ولبنان"),
        ("تتهم موسكو ودمشق الفصائل بمنع السكان من المغادرة", "موسكو ودمشق"),
        ("شدد سامي الدفلى ونظيره الفرنسي نادر الراوي الجمعة على أهمية السد", "سامي الدفلى ونظيره الفرنسي نادر الراوي"),
    ],
)
def test_several_joined_behind_a_verb_speak_together(words: str, who: str) -> None:
    assert names(f"{words}.")[0] == who


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("رئيس الوزراء الروسي", "رئيس الحكومة الروسية"),
        ("رئيسة الحكومة الفرنسية", "رئيسة الوزراء الفرنسية"),
        ("رئيس الحكومة", "رئيس الوزراء"),
    ],
)
def test_the_head_of_a_government_is_its_prime_minister(first: str, later: str) -> None:
    verb, name = ("قالت", "سعاد كورسيل") if first.startswith("رئيسة") else ("قال", "سامي كورسيل")

    assert names(f"{verb} {first} {name} إن السد آمن. و{verb} {later} إن الجسر مفتوح.") == [name] * 2


def test_our_country_is_that_of_a_people_in_the_plural_too() -> None:
    text = "قال كبير المفاوضين الإيرانيين سامي الدفلى إن بلاده ترفض العقوبات. وأكد أن إيران ستفعل ذلك."

    assert "إيران" in names(text)


@pytest.mark.parametrize("post", ["رئيس الوزراء", "ولي العهد", "رئيس الحكومة", "وزير الري"])
def test_a_post_that_each_state_has_is_its_holder_in_the_article(post: str) -> None:
    text = f"قال {post} الفرنسي سامي كورسيل إن السد آمن. وقال نادر الراوي إن الجسر مفتوح. وأضاف {post} أن الطريق آمن."

    assert names(text)[-1] == "سامي كورسيل"


def test_a_body_is_not_what_would_be_handed_to_it() -> None:
    text = "أكد شهود تسليم إدارة الميناء للأمم المتحدة. وتخشى الأمم المتحدة أن يقع قتال."

    assert names(text)[-1] == "الأمم المتحدة"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت سوزان سيكورو مديرة المتحف إن السد آمن.", "سوزان سيكورو"),
        ("كان الوزير الفرنسي جورج ستاموكور اعتبر أن السد آمن.", "جورج ستاموكور"),
    ],
)
def test_a_family_name_like_a_future_is_a_name_before_a_post_or_a_verb(text: str, name: str) -> None:
    assert only(text).speaker_name == name


def test_a_verb_in_the_masculine_says_more_than_a_given_name() -> None:
    text = "قال نيكول كورسيل إن السد آمن. وقال كورسيل إن الجسر مفتوح. ثم زار القرية، وأضاف أن الطريق آمن."

    assert names(text)[-1] == "نيكول كورسيل"


@pytest.mark.parametrize("clause", ["يزور القرية لحضور اجتماعات للأمم المتحدة", "تولى السلطة خلفا لنادر الراوي"])
def test_within_a_relative_clause_nobody_is_addressed(clause: str) -> None:
    assert only(f"أكد الرئيس الهضبي سامي الدفلى الذي {clause} أن السد آمن.").addressee is None


def test_a_minister_is_of_his_ministry_or_his_state() -> None:
    text = "قال وزير الخارجية الإيراني سامي الدفلى إن السد آمن. وشدد وزير الخارجية الإيرانية على أن الجسر مفتوح."

    assert names(text) == ["سامي الدفلى", "سامي الدفلى"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال السفير الفرنسي سامي الدفلى إن السد آمن. وأكد الدبلوماسي الفرنسي أن العمل جار.", "سامي الدفلى"),
        ("قال مدرب الفريق سامي الدفلى إن السد آمن. وأكد المدرب الألماني أن العمل جار.", "سامي الدفلى"),
        ("قال السفير الفرنسي سامي الدفلى إن السد آمن. وأكد الدبلوماسي الأميركي أن العمل جار.", "الدبلوماسي الأميركي"),
        ("قال النائب سامي الدفلى إن السد آمن. وأكد المسؤول الأميركي أن العمل جار.", "المسؤول الأميركي"),
        ("قال النائب سامي الدفلى إن السد آمن. وأكد العاهل المغربي أن العمل جار.", "العاهل المغربي"),
    ],
    ids=["his people", "none told before", "another people", "an official", "a king"],
)
def test_who_is_spoken_of_as_known_by_trade_and_people_spoke_last(text: str, who: str) -> None:
    assert said(text)[-1][0] == who


def test_a_name_between_dashes_is_of_the_post_before_it() -> None:
    text = "وقال المبعوث الفرنسي الخاص إلى الوادي -سامي الدفلى-: «السد آمن». وأضاف الدفلى أن العمل جار."

    assert [name for name, _ in said(text)] == ["سامي الدفلى", "سامي الدفلى"]


def test_of_which_place_a_paper_is_speaks_for_nobody() -> None:
    text = "وصف الشيخ سامي الدفلى السد بأنه آمن. وقال في حوار مع صحيفة «الضفاف» اللندنية أمس إن العمل جار."

    assert said(text)[-1] == ("سامي الدفلى", "العمل جار")


def test_whom_one_welcomes_is_not_the_holder_of_the_post() -> None:
    text = "قال الأمير نواف بن سالم إن السد آمن. ورحب أمير الوادي بالأمير نواف بن سالم في بلده وتمنى أن يدوم الود."

    assert said(text)[-1][0] != "نواف بن سالم"


def test_a_body_without_an_article_is_called_by_what_stands_in_brackets() -> None:
    assert said("وقالت شركة (نوفاريتس) إن العمل جار.") == [("نوفاريتس", "العمل جار")]


def test_he_is_none_of_several_papers() -> None:
    text = "ونفى الشيخ سامي الدفلى ما ذكرته بعض وسائل الإعلام بأنه اقترح حلا وسطا."

    assert said(text)[-1][0] == "سامي الدفلى"
