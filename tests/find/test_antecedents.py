"""To whom a verb without a subject goes back: to who acts before it, not to who is merely named."""

from __future__ import annotations

import pytest

from tests.find.reading import of, read, said

BEFORE = "قال النائب نادر المرجاني إن السد آمن. "


def last_speaker(text: str) -> str | None:
    return said(text)[-1][0]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وزارت الوزيرة هدى السرحاني بلدية الوادي وأكدت أن السد آمن.", "هدى السرحاني"),
        ("وتطل الجزيرة على الوادي، وتسيطر حركة السنابل على الميناء وتطالب بفتح الطريق.", "حركة السنابل"),
        ("وتحدث سامي الكهرماني رئيس نادي الوادي مؤكدا أن السد آمن.", "سامي الكهرماني"),
        ("ووصل الوزير سامي الكهرماني مع نزار الخيزران إلى الوادي مشددا على أن السد آمن.", "سامي الكهرماني"),
        ("وتطرق سامي الكهرماني إلى جولة شملت الوزير نزار الخيزران، مشيرا إلى أن السد آمن.", "سامي الكهرماني"),
        ("ونفت اللجنة ذلك أمام الوفد، لكن الوزير سامي الكهرماني اجتمع بها وقال إن السد آمن.", "سامي الكهرماني"),
    ],
    ids=["joined", "the nearest clause", "a participle", "not who is with him", "not who is said", "behind but"],
)
def test_a_verb_goes_back_to_who_acts_in_its_sentence(text: str, who: str) -> None:
    assert last_speaker(BEFORE + text) == who


def test_who_is_merely_spoken_of_does_not_speak() -> None:
    text = BEFORE + "وعن الخلاف بين الوزير سامي الكهرماني والنقابة قال إن الحل قريب."

    assert last_speaker(text) == "نادر المرجاني"


def test_a_dateline_does_not_speak() -> None:
    text = "القاهرة: رحب خبراء في الري بزيارة الوفد، واعتبروا الزيارة خطوة مهمة."

    assert last_speaker(text) == "خبراء في الري"


def test_behind_the_words_of_one_the_next_clause_has_a_subject_of_its_own() -> None:
    text = "نفت اللجنة وجود أي خلاف بين أعضائها، لكن سامي الكهرماني اجتمع بهم وأكد أن الخلاف قائم."

    assert last_speaker(text) == "سامي الكهرماني"


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الوزارة طرد ثلاثة موظفين اتهمتهم بالإهمال.",
        "قالت الوزارة إن المدينة تواجه ما وصفته بأزمة المياه.",
        "دعت الوزارة السكان إلى إنهاء الحملة، التي وصفتها بالظالمة.",
    ],
)
def test_what_is_said_of_a_thing_is_said_by_whoever_tells_of_it(text: str) -> None:
    assert last_speaker(text) == "الوزارة"


def test_a_relative_clause_without_such_a_pronoun_speaks_of_its_noun() -> None:
    text = "رحبت الوزارة بموقف النقابة التي أكدت أن السد آمن."

    assert last_speaker(text) == "النقابة"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("كانت منظمة الصيادين (صيد) قد وافقت على فتح الميناء.", "منظمة الصيادين"),
        ("وكان سامي الكهرماني رئيس لجنة النقل في البلدية قال أمس إن السد آمن.", "سامي الكهرماني"),
        ("أما نائب المدير العام سامي الكهرماني فقال إن السد آمن.", "سامي الكهرماني"),
        ("وسبق لسامي الكهرماني وأن قال مرارا إن السد آمن.", "سامي الكهرماني"),
        ("سبق للوزير أن قال إن السد آمن.", "الوزير"),
    ],
    ids=["brackets", "a long post", "as for", "once", "once, a post"],
)
def test_a_subject_before_its_verb_is_framed_by_small_words(text: str, who: str) -> None:
    assert said("قالت اللجنة إن الطريق مغلق. " + text)[-1][0] == who


@pytest.mark.parametrize(
    "text",
    [
        "كما دعا المجتمع الدولي إلى التحرك.",
        "ودعا الجهات المعنية إلى التعاون.",
        "ودعا الله أن يوفق الجميع.",
        "وسأل الله أن يحفظ البلاد.",
        "ودعا الشعب بمختلف مكوناته إلى الهدوء.",
        "وطالب مسؤولي الوزارة بالحضور.",
    ],
)
def test_who_is_called_upon_does_not_call(text: str) -> None:
    assert last_speaker(BEFORE + text) == "نادر المرجاني"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ودعا البرلمان إلى الهدوء.", "البرلمان"),
        ("وأكد رئيسي أن السد آمن.", "رئيسي"),
        ("وسأل الناس: أين الماء؟", "الناس"),
    ],
)
def test_who_calls_calls(text: str, who: str) -> None:
    assert last_speaker(BEFORE + text) == who


@pytest.mark.parametrize(
    ("first", "again"),
    [('كشف موقع "المنارة"', "المصدر"), ('ذكرت صحيفة "المنارة"', "المصدر نفسه")],
)
def test_the_source_may_be_a_paper(first: str, again: str) -> None:
    text = f"{first} أن السد متصدع. وأوضح {again} أن الصيانة تأخرت."

    assert [name for name, _ in said(text)] == ["المنارة", "المنارة"]


def test_a_correspondent_is_no_town_that_spoke_before_him() -> None:
    text = "أكدت القاهرة أن السد آمن. وقال المراسل إن الطريق مغلق."

    assert last_speaker(text) == "المراسل"


def test_his_highness_is_who_did_something_before_anybody_spoke() -> None:
    text = "استقبل الأمير فيصل الخيزران رئيس البلدية سامي الكهرماني. ورحب سموه بالجميع."

    assert last_speaker(text) == "فيصل الخيزران"


def test_verbs_know_the_gender_of_bodies() -> None:
    text = "قال الوزير نادر المرجاني إن السد آمن. وأكدت الوزارة أن النقل مجاني. وأضاف أن الأسواق مفتوحة."

    assert last_speaker(text) == "نادر المرجاني"


def test_a_family_name_does_not_make_a_man_a_woman() -> None:
    text = "قال الوزير نادر شحاتة إن السد آمن. وأضاف شحاتة أن النقل مجاني. وأكد أن الأسواق مفتوحة."

    assert [name for name, _ in said(text)] == ["نادر شحاتة"] * 3


def test_a_woman_may_hold_a_post_in_the_masculine() -> None:
    text = "أكدت عضو لجنة المياه هدى السرحاني أن السد آمن."

    (one,) = read(text).statements

    assert of(one.speaker, text) == "هدى السرحاني"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ودخل الوزير سامي الكهرماني القاعة مع مرافقيه. وقال إن الطريق مفتوح.", "سامي الكهرماني"),
        ("ودخل الوزير سامي الكهرماني القاعة مع مرافقيه. وأضاف أن الطريق مفتوح.", "نادر المرجاني"),
        ("وكان الوفد قد زار المدينة مع سامي الكهرماني. وقال إن الطريق مفتوح.", "نادر المرجاني"),
    ],
    ids=["who came in speaks", "who spoke goes on", "who is merely with them"],
)
def test_the_sentence_before_may_turn_to_somebody_else(text: str, who: str) -> None:
    assert last_speaker(BEFORE + text) == who


def test_a_pronoun_may_stand_between_a_verb_and_who_acts() -> None:
    text = BEFORE + "وردت عليه الوزيرة هدى السرحاني في القاعة مؤكدة أن السد متصدع."

    assert last_speaker(text) == "هدى السرحاني"


def test_people_behind_a_verb_that_does_not_agree_with_them_are_its_object() -> None:
    text = "وذكرت الشرطة أن الطريق مغلق وحثت السكان على الابتعاد عن المنطقة."

    assert [name for name, _ in said(text)] == ["الشرطة"] * 2


def test_whoever_issues_a_paper_goes_on_in_it() -> None:
    text = "رحب المجلس بالوفد. وأصدر رئيس الهيئة نادر المرجاني بيانا أمس أكد فيه أن السد آمن."

    assert [name for name, _ in said(text)][-1] == "نادر المرجاني"


def test_a_paper_that_acts_says_what_is_joined_to_it() -> None:
    text = "أفاد تقرير لهيئة الصيد بأن الموسم جيد. وتناول التقرير حادث الطفل علي المرجاني، مشيرا إلى أن الرصيف قديم."

    assert len({name for name, _ in said(text)}) == 1


def test_a_verb_in_the_plural_goes_back_to_the_several_named_before_it() -> None:
    text = "أكد الرئيس نادر المرجاني أن السد آمن، الأمر الذي ندد به معارضو الرئيس مؤكدين أن السد قديم."

    assert [name for name, _ in said(text)][-1] == "معارضو الرئيس"


def test_whom_somebody_received_does_not_speak_in_the_verb_that_is_joined_on() -> None:
    text = "استقبل وزير الري سالم الدفلى بمكتبه، اليوم، وزير النقل نادر المرجاني، وأكد دعم وزارته للخطة."

    assert [name for name, _ in said(text)] == ["سالم الدفلى"]


def test_a_verb_joined_to_a_relative_clause_keeps_whom_the_clause_is_about() -> None:
    text = "وتتنافس جهتان، وهما: حزب السنابل الذي يضم نوابا من الوادي، ويدعو إلى بناء السد. وينافسه حزب الكروم."

    assert [name for name, _ in said(text)] == ["حزب السنابل"]


def test_who_speaks_in_turn_may_do_so_in_a_relative_clause() -> None:
    text = "وزار الوفد القرية، وكان في استقباله وكيل البلدية سالم الدفلى الذي بدوره رحب بالضيوف."

    assert [name for name, _ in said(text)] == ["سالم الدفلى"]


def test_the_papers_of_a_country_are_who_a_press_review_tells_of() -> None:
    text = "اهتمت الصحف اللبنانية الصادرة اليوم بالقرض الجديد، مشيرة إلى أن قيمته كبيرة. ورأت الصحف أن السد آمن."

    assert {name for name, _ in said(text)} == {"الصحف اللبنانية"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقد وضع نزار محمد الخيزران خطة في كتابه، حيث يقول: «الماء حياة».", "نزار محمد الخيزران"),
        ("وبحث الوزيران الاتفاق أمس، وأكدا أن السد آمن.", "الوزيران"),
        ("ولعل تونس والجزائر توافقتا على فتح الجسر.", "تونس"),
        ("وتلا الخطة وتمسكا بأن السد آمن.", None),
    ],
    ids=["behind قد", "two by their form", "two joined", "nobody for two"],
)
def test_behind_a_particle_stands_a_verb_and_a_dual_is_of_two(text: str, who: str | None) -> None:
    assert last_speaker(BEFORE + text) == who


def test_what_a_body_says_also_is_no_word_of_a_report() -> None:
    text = "لفت التقرير إلى جملة من الأحداث. ثبتت وكالة الرافد نظرتها إلى السوق. كما أكدت تقييمها للمخاطر."

    assert last_speaker(text) == "وكالة الرافد"
