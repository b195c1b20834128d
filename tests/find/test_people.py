"""Who is meant by a short form, and to whom a verb without a subject may go back."""

from __future__ import annotations

from tests.find.reading import said


def names(text: str) -> list[str | None]:
    return [name for name, _ in said(text)]


def test_a_verb_in_the_singular_does_not_go_back_to_several_persons() -> None:
    text = "ذكرت صحيفة الضفاف أن الجسر آمن، لكن دبلوماسيين بيلسانيين قالوا إن التقرير قديم. وأضافت أن الجسر سيفتح غدا."

    assert names(text) == ["صحيفة الضفاف", "دبلوماسيين بيلسانيين", "صحيفة الضفاف"]


def test_one_of_several_persons_goes_on_in_the_singular() -> None:
    text = "قال أحد المسؤولين إن السد آمن. وأضاف أن الصيانة انتهت."

    assert names(text) == ["أحد المسؤولين", "أحد المسؤولين"]


def test_a_verb_joined_to_one_before_its_subject_may_stay_in_the_singular() -> None:
    text = "استنكر سفراء دول الهضبة الهجوم على الجسر، ونوه بجهود الوسطاء."

    assert names(text) == ["سفراء دول الهضبة", "سفراء دول الهضبة"]


def test_these_are_the_several_persons_who_spoke_last() -> None:
    text = "وذكر شهود أن السد آمن. وقال سامي الدفلى إن الأمر سهل. وأوضح هؤلاء أن الطريق مفتوح."

    assert names(text) == ["شهود", "سامي الدفلى", "شهود"]


def test_a_short_form_is_rather_what_a_body_is_called_by_than_what_another_is_of() -> None:
    text = "دعت منظمة الصيادين إلى لقاء عاجل يضم الهيئات القيادية للمنظمة وشخصيات أخرى. وأشادت المنظمة بمواقف الدول."

    assert names(text) == ["منظمة الصيادين", "منظمة الصيادين"]


def test_who_stands_between_as_for_and_its_verb_speaks_behind_qad_too() -> None:
    text = "رفض المجلس الموافقة على الخطة. أما سامي الدفلى فقد حذر هذا الشهر من التأخر."

    assert names(text) == ["المجلس", "سامي الدفلى"]


def test_a_statement_is_said_by_whoever_issued_it() -> None:
    text = "قال بيان صادر عن وزارة الري اليوم إن السد آمن. وأضاف البيان أن الصيانة انتهت."

    assert names(text) == ["وزارة الري", "وزارة الري"]
    assert names("وذكر بيان مشترك للوزارة أن السد آمن.") == ["الوزارة"]


def test_whoever_speaks_for_a_minister_does_not_bear_his_name() -> None:
    text = "قال متحدث باسم وزير الري سامي الدفلى إن السد آمن. وقال الدفلى إن الصيانة انتهت."

    assert names(text) == ["متحدث باسم وزير الري سامي الدفلى", "سامي الدفلى"]


def test_she_is_the_body_spoken_of_before_and_not_the_man_who_speaks() -> None:
    text = "قال الرئيس سامي الدفلى إن على الحكومة أن تعترف بأخطائها، وهي ترفض الآن وقف البناء."

    assert names(text) == ["سامي الدفلى", "الحكومة"]


def test_a_verb_in_the_feminine_passes_by_a_man_known_by_his_given_name() -> None:
    text = "أعلنت الكتلة أن الاجتماع مفيد. وقال سامي الدفلى إن الأمر سهل. واعتبرت أن القرار خطوة مناسبة."

    assert names(text) == ["الكتلة", "سامي الدفلى", "الكتلة"]


def test_a_place_behind_a_body_that_is_complete_is_what_the_verb_takes() -> None:
    assert names("دعت الحكومة المنارية تيماران إلى الحوار.") == ["الحكومة المنارية"]
    assert names("دعا البيت الأبيض بيروت إلى الحوار.") == ["البيت الأبيض"]


def test_muna_is_a_name_and_no_preposition() -> None:
    assert names("قالت منى الدفلى إن الأمر سهل.") == ["منى الدفلى"]


def test_a_verb_in_the_feminine_goes_back_to_the_body_told_of_if_only_men_spoke() -> None:
    text = (
        "انتهى الاجتماع أمس. وتلا النائب سامي الدفلى بيانا أشار فيه إلى أن الكتلة اطلعت على القرار. "
        "واعتبرت أن القرار خطوة مناسبة."
    )

    assert names(text) == ["سامي الدفلى", "الكتلة"]


def test_a_verb_in_the_feminine_prefers_a_woman_to_a_man_who_spoke_later() -> None:
    text = (
        "وقالت سهاد الورداني إن العائلات تنتظر. ونقلت الورداني عن المبعوث سامي المرجاني تأكيده أن القائمة ستصل. "
        "وأضافت أن المبعوث طلب الصبر."
    )

    assert names(text)[2] == "سهاد الورداني"


def test_children_are_called_upon_and_do_not_call() -> None:
    text = "قالت منى الدفلى إن الأمر سهل، ودعت الأطفال إلى الاستفادة من إجازاتهم."

    assert names(text) == ["منى الدفلى", "منى الدفلى"]


def test_the_minister_is_the_one_who_spoke_and_not_another_who_was_named_since() -> None:
    text = "قال وزير الثقافة الدكتور سامي الدفلى إن الفقيد شغل منصب وزير الداخلية. وأشار الوزير إلى تعدد مواهبه."

    assert names(text) == ["سامي الدفلى", "سامي الدفلى"]


def test_a_title_alone_does_not_make_its_bearer_the_holder_of_another_office() -> None:
    text = "قال الرئيس نادر المرجاني إن الطريق آمن. وقال رئيس شرطة الهضبة إن المدينة هادئة."

    assert names(text) == ["نادر المرجاني", "رئيس شرطة الهضبة"]


def test_one_of_those_who_spoke_together_speaks_for_itself_later() -> None:
    text = "أعلنت الولايات المتحدة وبريطانيا وألمانيا قطع العلاقات. وأعلنت بريطانيا في بيان إغلاق الميناء."

    assert names(text)[1] == "بريطانيا"


def test_a_feminine_verb_does_not_go_back_to_a_man() -> None:
    text = "قالت الوزيرة منى المرجاني إن السد آمن. ووافق سالم الدفلى على ذلك. وأضافت أن الصيانة انتهت."

    assert names(text)[-1] == "منى المرجاني"


def test_an_office_is_the_one_holder_s_whom_the_article_names() -> None:
    text = "رحب وزير الصحة نادر المرجاني بالوفد. وقال سامي الدفلى إن السد آمن. وأشاد وزير الصحة بالتعاون."

    assert names(text) == ["نادر المرجاني", "سامي الدفلى", "نادر المرجاني"]


def test_an_office_of_two_states_is_neither_s() -> None:
    text = "رحب وزير الصحة التونسي نادر المرجاني بوزير الصحة العراقي سامي الدفلى. وأعلن وزير الصحة أن السد آمن."

    assert names(text)[1] == "وزير الصحة"


def test_a_title_alone_is_not_the_office_over_other_posts() -> None:
    text = "أكد الرئيس بستان أن السد آمن. وأعلن أن رئيس الوزراء الجديد سيصل غدا. وأضاف الرئيس أن الماء كاف."

    assert names(text) == ["بستان"] * 3


def test_the_end_of_a_name_in_marks_is_whose_name_it_is() -> None:
    text = 'قال المبعوث "سامي ولد الشيخ أحمد" إن السد آمن. وقال "ولد الشيخ أحمد": العمل جار.'

    assert names(text) == ["سامي ولد الشيخ أحمد", "سامي ولد الشيخ أحمد"]


def test_of_two_posts_in_one_body_a_short_form_is_the_one_that_begins_with_it() -> None:
    text = (
        "حضر رئيس الشركة سامي الدفلى والشيخ نادر المرجاني رئيس مجلس إدارة الشركة. "
        "وقال رئيس الشركة إن السد آمن. وقال رئيس مجلس إدارة الشركة إن العمل جار."
    )

    assert names(text) == ["سامي الدفلى", "نادر المرجاني"]


def test_of_a_man_and_a_woman_of_one_name_the_verb_tells_who_speaks() -> None:
    text = (
        "قال النائب سامي كورسيل إن السد آمن. وقالت الوزيرة هدى كورسيل إن الجسر مفتوح. وقال سامي كورسيل إن العمل جار. "
        "وقالت كورسيل إن الميناء بعيد."
    )

    assert names(text)[-1] == "هدى كورسيل"


def test_a_council_of_elders_is_not_the_council_of_deputies() -> None:
    text = "أعلن مجلس الشيوخ الهضبي أن الطريق مفتوح. وأكد مجلس النواب الهضبي أن الجسر آمن."

    assert [who for who, _ in said(text)] == ["مجلس الشيوخ الهضبي", "مجلس النواب الهضبي"]
