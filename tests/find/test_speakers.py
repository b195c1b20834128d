"""Who speaks: names, posts, bodies, and verbs that drop their subject."""

from __future__ import annotations

import pytest

from qawl.model.records import HopKind
from tests.find.reading import of, only, read, said


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث باسم شركة المياه نزار الخيزران إن الأنابيب سليمة.",
        "قال المتحدث باسم شركة المياه، نزار الخيزران، إن الأنابيب سليمة.",
        "قال نزار الخيزران، المتحدث باسم شركة المياه، إن الأنابيب سليمة.",
    ],
    ids=["role and name", "name after a comma", "role after the name"],
)
def test_a_role_stands_beside_the_name_and_not_in_it(text: str) -> None:
    statement = only(text)

    assert of(statement.speaker, text) == "نزار الخيزران"
    assert of(statement.role, text) == "المتحدث باسم شركة المياه"


def test_a_body_in_quotation_marks_is_a_speaker_and_no_quotation() -> None:
    text = 'أعلنت حركة "السنابل" أنها ستشارك في الانتخابات.'

    assert said(text) == [("السنابل", "أنها ستشارك في الانتخابات")]


def test_a_spokesman_without_a_name_speaks_as_an_unnamed_source() -> None:
    text = "وقال متحدث باسم وزارة الري إن القناة ستغلق أسبوعا."

    statement = only(text)

    assert statement.speaker_name == "متحدث باسم وزارة الري"
    assert statement.anonymous


def test_a_dropped_subject_goes_back_by_gender() -> None:
    text = (
        "قالت الوزيرة هدى السرحاني إن الموسم جيد. وقال النائب نادر المرجاني إن الأرقام مبالغ فيها. "
        "وأضافت أن المخازن ممتلئة. وتابع أن المزارعين غاضبون."
    )

    assert [name for name, _ in said(text)] == ["هدى السرحاني", "نادر المرجاني", "هدى السرحاني", "نادر المرجاني"]


def test_two_men_who_alternate_by_name_keep_their_own_words() -> None:
    text = (
        "قال نادر المرجاني إن السد آمن. وقال سامي الكهرماني إن السد متصدع. "
        "وأضاف المرجاني أن الصيانة انتهت. وأكد الكهرماني أن التقرير واضح."
    )

    assert [name for name, _ in said(text)] == ["نادر المرجاني", "سامي الكهرماني", "نادر المرجاني", "سامي الكهرماني"]


def test_the_latter_is_whoever_was_named_last() -> None:
    text = "التقى رئيس البلدية نادر المرجاني الوزير سامي الكهرماني. وقال الأخير إن السد آمن."

    assert said(text) == [("سامي الكهرماني", "السد آمن")]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("الوزير نادر المرجاني", "معاليه"),
        ("مصدر أمني", "ذات المصدر"),
        ("مصدر أمني", "المصدر ذاته"),
        ("مصدر أمني", "المصدر"),
    ],
)
def test_words_that_point_back_stand_for_the_last_speaker(first: str, again: str) -> None:
    text = f"قال {first} إن الطريق مغلق. وأضاف {again} أن الشاحنات عادت."

    one, two = read(text).statements

    assert two.speaker_name == one.speaker_name


def test_a_short_form_finds_the_full_name_given_earlier() -> None:
    text = "وصل وزير الري نادر المرجاني إلى السد أمس. وقال المرجاني إن السد آمن."

    assert said(text) == [("نادر المرجاني", "السد آمن")]


def test_a_short_form_finds_the_full_name_given_later() -> None:
    text = "قال المرجاني إن السد آمن.\nوصل وزير الري نادر المرجاني إلى السد أمس."

    assert said(text) == [("نادر المرجاني", "السد آمن")]


@pytest.mark.parametrize(
    "name",
    [
        "عبد الرحمن آل سعدون",
        "أبو بكر ابن ناجي",
        "ليلى أبو الريش",
        "ماريا ديل كامبو",
        "صالح بن عبد الله الخيزران",
        "هدى السرحاني",
    ],
)
def test_a_name_of_several_parts_is_one_name(name: str) -> None:
    text = f"وبحسب {name}، فإن المزرعة مفتوحة للجميع.\nوأكد {name} أن المزرعة مفتوحة للجميع."

    assert {one.speaker_name for one in read(text).statements} == {name}


def test_five_sentences_without_a_subject_stay_with_one_speaker() -> None:
    text = (
        "قالت الوزيرة هدى السرحاني إن الموسم جيد. وأضافت أن المخازن ممتلئة. وأكدت أن الأسعار ثابتة. "
        "وأوضحت أن الأسواق مفتوحة. وأشارت إلى أن النقل مجاني. وشددت على أن الخبز متوفر."
    )

    assert [name for name, _ in said(text)] == ["هدى السرحاني"] * 6


def test_nobody_is_made_up_where_the_article_names_nobody() -> None:
    text = "وقالت إن السد آمن."

    statement = only(text)

    assert (statement.speaker, statement.speaker_name) == (None, None)


def test_a_ministry_in_a_chain_is_a_body_and_an_agency_a_medium() -> None:
    text = "نقلت وكالة الضفاف عن وزارة الري قولها إن القناة ستغلق."

    assert [hop.kind for hop in only(text).chain] == [HopKind.MEDIA, HopKind.BODY]


@pytest.mark.parametrize(
    "text",
    [
        "وقد التقت المديرة هدى السرحاني بالسفيرة التي عبرت عن أسفها لتأخر الوفد.",
        "وقال المدرب إن لاعبيه دفعوا ثمن التسرع.",
    ],
)
def test_a_verb_is_nobodys_name(text: str) -> None:
    speakers = {one.speaker_name for one in read(text).statements}

    assert not {name for name in speakers if name and {"التقت", "دفعوا"} & set(name.split())}


def test_a_deputy_is_not_whom_he_stands_in_for() -> None:
    text = (
        "قال رئيس هيئة الصيد داود السنديان إن الموسم جيد. وقال نائب رئيس هيئة الصيد نادر المرجاني إن السد آمن. "
        "وأكد رئيس هيئة الصيد أن المخازن ممتلئة."
    )

    assert [name for name, _ in said(text)] == ["داود السنديان", "نادر المرجاني", "داود السنديان"]


def test_one_of_several_is_not_all_of_them() -> None:
    text = "اجتمع مسؤولون في الميناء. وقال أحد المسؤولين إن الرصيف مغلق. وأضاف أن السفن تنتظر."

    assert [name for name, _ in said(text)] == ["أحد المسؤولين"] * 2


def test_a_word_of_honour_leads_to_the_post_but_not_into_a_name() -> None:
    text = (
        "رحب معالي وزير الري نادر المرجاني بالوفد. وقال الشيخ سلطان بن سالم إن السد آمن. وقال معالي الوزير إن الري كاف."
    )

    assert [name for name, _ in said(text)][1:] == ["سلطان بن سالم", "نادر المرجاني"]


def test_a_post_of_one_word_and_its_body_goes_back_to_its_holder() -> None:
    text = "قال رئيس هيئة موانئ الساحل نادر المرجاني إن السد آمن. ولفت رئيس الهيئة إلى أن الموسم جيد."

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


def test_what_the_verb_takes_is_no_part_of_the_post_before_it() -> None:
    text = (
        "قال وزير الري نادر المرجاني إن السد آمن. ورفض الوزير التعليق على مصير مهمة سامي الدفلى، وشدد الوزير على أهمية "
        "الصيانة."
    )

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 3


def test_the_name_behind_a_post_that_serves_another_is_the_others() -> None:
    text = "اعترف كبير المستشارين الاقتصاديين للرئيس سامي الدفلى بأن الخلاف كبير. وقال الدفلى إن السد آمن."

    assert [name for name, _ in said(text)] == ["كبير المستشارين الاقتصاديين للرئيس سامي الدفلى", "سامي الدفلى"]


def test_a_family_is_not_whom_it_is_called_after() -> None:
    text = "نفت عائلة الصحافي نادر الدفلى وجود أي تسوية. وأكدت العائلة أن المحاكمة مستمرة."

    assert [name for name, _ in said(text)] == ["عائلة الصحافي نادر الدفلى"] * 2


def test_whom_a_joined_verb_means_by_its_pronoun_does_not_speak() -> None:
    text = "وبخ السيناتور نادر المرجاني الرئيس سامي الدفلى، واتهمه في كتاب جديد بالتقاعس."

    assert [name for name, _ in said(text)] == ["نادر المرجاني"]


def test_all_of_many_offices_are_asked_by_a_masculine_verb() -> None:
    text = "وقال نادر المرجاني إن العام جديد. وطالب جميع مكاتب التعليم بمتابعة استلام الكتب."

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


def test_a_people_does_not_go_on_in_the_singular() -> None:
    text = "قال نادر المرجاني إن السد آمن. وأكد الفلسطينيون أن الجسر مغلق. وقال إن السفينة ستسير."

    assert [name for name, _ in said(text)] == ["نادر المرجاني", "الفلسطينيون", "نادر المرجاني"]


def test_who_is_spoken_to_behind_some_of_many_does_not_speak() -> None:
    assert [name for name, _ in said('وأضاف في حديثه لإحدى المجلات "لا أظن أنني سأرضى بذلك".')] == [None]


def test_a_word_of_no_list_between_two_that_frame_a_subject_is_it() -> None:
    text = "قال ممثل الادعاء إن الفريق مخطئ. وكان بارلو قد أعلن إفلاسه في 2015."

    assert [name for name, _ in said(text)] == ["ممثل الادعاء", "بارلو"]


def test_how_a_statement_came_out_is_no_part_of_whose_it_is() -> None:
    text = "زادت الأجور وفق بيان نشره المكتب الوطني للإحصاء أمس."

    assert [name for name, _ in said(text)] == ["المكتب الوطني للإحصاء"]


def test_an_honorific_alone_means_him_before_whose_name_it_stood() -> None:
    text = "قال الأمير نادر المرجاني إن الجسر آمن. وقال سامي الكهرماني إن الطريق مغلق. وأضاف الأمير أن العمل مستمر."

    assert [name for name, _ in said(text)][-1] == "نادر المرجاني"
