"""Words that only look like verbs of saying make no statement."""

from __future__ import annotations

import pytest

from qawl.model.records import Act
from tests.find.reading import read, said


def contents(text: str) -> list[str]:
    return [words for _, words in said(text)]


SILENT = (
    "قدمت الشركة للوزارة طلباً لعرض الفيلم أسبوعا واحدا فقط في المدينة.",
    "التحق ستون طالباً وطالبة بالبرامج الدولية في الجامعة هذا العام.",
    "وتبيّن أن السائق كان متعبا بعد رحلة طويلة.",
    "وصلت الفرق إلى الموقع، وعند الكشف تبين أن الحريق انطفأ.",
    "تراجع المطر شهرين، مما يؤكد أن الموسم تأخر كثيرا.",
    "ويحكى أن صيادا وجد خاتما في بطن سمكة.",
    "ويعتبر السنديان العنصر الوحيد الذي لعب كل المباريات.",
    "وهذه الساعة تعتبر هاتفا قائما بذاته في السوق.",
    "وصل الماء إلى القرية، وهو أمر من شأنه أن يريح سكانها.",
    "جاء رد الفعل الذي انتظره السكان متأخرا، إذ لم يفاجأ أحد من أن السوق أغلقت.",
    "وفي القرية وجدوا المعاملة الطيبة كما أنهم وجدوا الأمان.",
    "وتحسنت العلاقة بينهم وبين شيوخ القرية، على أن تبدأ الأعمال غدا.",
    "وشهدت السنوات الماضية منافسة بين الشركتين، إلا أن السوق بقيت واسعة.",
    "ونشرت البلدية أمس بلاغا تضمن نفيا صريحا لوجود خلاف حول بيع الحديقة.",
    "وعلى النقيض من ذلك، تبين أن السوق بقيت مفتوحة.",
    "ودافع عنه بشراسة إلا أن المشروع تعطل.",
    "وتؤكد هذه الزيارة أهمية الجسر الجديد.",
    "وينتظر السكان الجسر قبل أن يوافق المجلس على الخطة.",
    "سيفتح الجسر إذا وافقت البلدية على الخطة.",
    "ويبقى السوق مغلقا في حال رفض التجار للأسعار الجديدة.",
    "وينتهي كل شيء لو أصر المدير على إغلاق المخزن.",
    "وهل تقبل الوزارة العرض الجديد من الشركة؟",
    "هل شعرت أن الجسر يهتز تحت الشاحنات؟",
    "وستفتح البلدية جسرا ثانيا إن دعت الحاجة لذلك.",
    "وتأخر المطر هذا العام يدعو إلى القلق في القرى.",
    "ولم يكن الحارس صادقا مع زملائه إن الناس عرفوا ذلك.",
    "رفعت اللجنة توصيات ومقترحات واقعية لتطوير الملعب في الموسم المقبل.",
    "وزاد عدد المصانع في الوادي من ستة مصانع إلى عشرين مصنعا، أي أنها تضاعفت ثلاث مرات.",
    "ويشهد السوق هذا العام نموا متزايدا حيث إنه صار أكبر أسواق الوادي.",
    "ويواصل النادي تحقيق فائض كبير هذا العام، حيث من المتوقع أن يبلغ ألف دينار.",
    "وأظهر الباحثون وجود علاقة بين الماء والشجر، أي أنه كلما زاد الماء طال الشجر.",
    "وتهدد العواصف ميناء الوادي حيث إنها تعطل السفن أياما طويلة.",
    "وافتتحت الأبواب أمس، ومن بين المعالم المهمة في السوق الجامع الكبير الذي بني هنا: قبة وبئر قديمة.",
    "وتقوم الهيئة بحفظ الرباط بينكم وبين السكان، أعني: الماء والطريق.",
    "وتضم القائمة مدرعة جديدة أعلن عنها المصنع في أيار عام 2023 وثلاث شاحنات.",
    "وتنطلق اليوم مسيرة دعت إليها النقابة من أمام السوق متجهة إلى دار البلدية القديمة.",
    "ألا ترى أن السوق صار بعيدا عن البيوت؟",
    "ولا اعتقد ان السوق سيفتح هذا الشهر.",
    "انتظر مدير البلدية سالم الراوي أمام الجسر، ورفض المزارعين للطريق سيؤخر البناء شهرين.",
    "القصيدة تنتقد البلدية الحالية وهذا من حق كاتبها في كل وقت.",
)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_only_looks_like_a_verb_of_saying_says_nothing(sentence: str) -> None:
    assert contents(sentence) == []


def test_whoever_rejects_is_the_subject_of_a_verb_where_its_case_lets_it() -> None:
    assert contents("ورفض المزارعون الطريق للوادي الجديد.") == ["الطريق للوادي الجديد"]


def test_what_a_verb_takes_may_lie_behind_words_of_no_list_and_behind_the_speech_itself() -> None:
    assert contents("ووجدت دراسة حديثة أجرتها جامعة السنابل أن النحل يميز الألوان.") == ["النحل يميز الألوان"]
    assert contents("واعتقد المدير أن الجسر آمن.") == ["الجسر آمن"]
    assert contents("وطلب منه الوزير تأجيل السفر شهرا.") == ["تأجيل السفر شهرا"]
    assert contents("وواصل الخطيب كلامه قائلا: لن ننسى أهل الجبل.") == ["لن ننسى أهل الجبل"]


def test_the_first_person_inside_ones_own_words_is_no_second_statement() -> None:
    assert contents("وقال نادر المرجاني: «اعتقد أن الفريق سيفوز بالكأس».") == ["اعتقد أن الفريق سيفوز بالكأس"]


def test_who_holds_something_to_be_something_still_says_it() -> None:
    assert contents("وتعتبر الوزارة التأخير خطأً من الشركة.") == ["التأخير خطأً من الشركة"]
    assert contents("وأغلق الطريق بسبب ما يقول الوزير إنه خطر على الناس.") == ["إنه خطر على الناس"]
    assert contents("الوزارة تتهم مقيماً بسرقة المخزن.") == ["مقيماً بسرقة المخزن"]


def test_in_a_sentence_of_its_own_a_word_of_making_clear_is_a_verb() -> None:
    assert contents("عززت الزيارة العلاقات بين البلدين. وبين السفير أن الاتفاق قريب.") == ["الاتفاق قريب"]


def test_who_directs_somebody_to_do_something_demands_it() -> None:
    assert contents("ووجه المحافظ الموظفين بإزالة الركام من الطريق.") == ["بإزالة الركام من الطريق"]
    assert contents("ووجّه الوزير ببذل المزيد من العمل.") == ["ببذل المزيد من العمل"]


def test_a_light_verb_with_a_noun_of_its_own_demands_nothing() -> None:
    assert [one.act for one in read("ووجه المحافظ شكره للعاملين بالبلدية في ختام اللقاء.").statements] == [Act.EXPRESS]
    assert contents("ووجهت إلى الحارس تهمة السرقة بالإكراه.") == []


def test_with_the_saying_tells_how_somebody_ended() -> None:
    text = "وختم الوزير كلمته بالقول: «يجب ألا نقع في الفخ مرة ثانية»."

    assert contents(text) == ["يجب ألا نقع في الفخ مرة ثانية"]


def test_what_was_said_under_a_condition_was_said() -> None:
    text = "وقال المدير إن الجسر يفتح إذا وافقت البلدية على الخطة."

    assert contents(text) == ["الجسر يفتح إذا وافقت البلدية على الخطة"]
    assert len(contents("وإذا كانت الوزارة قد أكدت أن الجسر آمن، فإن السكان قلقون.")) == 1


def test_inside_somebody_s_words_nobody_agrees_by_a_verb_that_names_nobody() -> None:
    text = "وأوضح نادر المرجاني أنه تم الاتفاق على فتح الجسر."

    assert contents(text) == ["أنه تم الاتفاق على فتح الجسر"]
    assert contents("وتم الاتفاق على فتح الجسر الجديد غدا.") == ["فتح الجسر الجديد غدا"]


def test_what_somebody_asks_whether_is_so_is_asked() -> None:
    assert said("وتساءل المدير هل يفتح الجسر قبل الشتاء.") == [("المدير", "هل يفتح الجسر قبل الشتاء")]


@pytest.mark.parametrize(
    "text",
    [
        "وتستعد الشركة لاستقبال العملاء الذين يرغبون في السفر إلى لازورد.",
        "وعرض المدير التفاصيل التي اتفقت عليها اللجنة مع تجار السوق أن تنشر قبل الشتاء.",
        "وتحدث المدرب نادر المرجاني عن الإصابة التي لحقت بحارسه.",
        "وتحدثت سلمى الدفلى عن تجربتها في المسرح.",
        "وبدأت البلدية حملة بهدف حث المواطنين على قيد أسمائهم في الجداول.",
    ],
)
def test_who_is_meant_and_what_was_spoken_about_is_no_saying(text: str) -> None:
    assert contents(text) == []


def test_what_happened_may_be_spoken_about() -> None:
    assert contents("وتحدث شهود عن مقتل حارسين قرب الجسر.") == ["مقتل حارسين قرب الجسر"]
    assert contents("وأعرب نادر المرجاني عن اعتقاده بأن الجسر آمن.") == ["الجسر آمن"]


def test_a_view_that_somebody_says_he_holds_is_one_statement() -> None:
    text = "وقال نادر المرجاني إنه يرى أن الجسر آمن."

    assert contents(text) == ["إنه يرى أن الجسر آمن"]
    assert len(contents("وقال نادر المرجاني إن الوزارة ترى أن الجسر آمن.")) == 2


def test_what_the_words_behind_it_are_about_is_named_and_not_said() -> None:
    text = 'وعبّر نادر المرجاني عن بساطة العمل فقال: "يكفينا جسر واحد بين القريتين".'

    assert contents(text) == ["يكفينا جسر واحد بين القريتين"]


def test_what_somebody_says_will_not_be_accepted_is_no_answer_of_its_own() -> None:
    assert contents("وقال نادر المرجاني إن البلدية لن تقبل بهذا الشرط.") == ["البلدية لن تقبل بهذا الشرط"]
    assert contents("ولن تقبل البلدية بهذا الشرط أبدا.") == ["بهذا الشرط أبدا"]


def test_a_verb_that_ends_like_two_is_we_inside_somebodys_marks() -> None:
    text = 'وقال نادر المرجاني: "بعد اجتماع اليوم مع البلدية أعلنا عن خطة لفتح الجسر".'

    assert contents(text) == ["بعد اجتماع اليوم مع البلدية أعلنا عن خطة لفتح الجسر"]


def test_what_is_done_as_a_law_lays_down_and_what_a_hand_points_at_are_not_said() -> None:
    assert contents("وتجري القرعة بين التجار وفق ما ينص عليه النظام.") == []
    assert contents("وقف نادر المرجاني عندما أشار بيده إلى الجالسين قرب الباب.") == []
    assert contents("وتحدث نادر المرجاني عن زيارتيه إلى القرية والوادي.") == []


def test_what_somebody_decides_to_call_for_is_not_called_for_yet() -> None:
    assert contents("وقالت البلدية إن سلمى الدفلى قررت دعوة الحراس إلى مكتبها.") == [
        "سلمى الدفلى قررت دعوة الحراس إلى مكتبها"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "بلغت نسبة الحجاج القادمين برا هذا العام ما يدل على أن الطريق آمن.",
        "تقع المزرعة على مساحة ألف فدان وتضم مباني قديمة.",
    ],
)
def test_a_word_with_the_ending_of_a_noun_or_a_name_of_its_own_is_no_verb(text: str) -> None:
    assert said(text) == []


def test_what_is_new_is_nobodys_talk() -> None:
    assert [words for _, words in said("وتوقع المركز وفقا لدراسات حديثة أن يرتفع السعر قريبا.")][:1] == [
        "يرتفع السعر قريبا"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "وسيصبح الجسر أمرا أساسيا في حياة القرية.",
        "كلما تحدثت الوزارة عن الجسر عاد السكان إلى الشكوى.",
    ],
)
def test_a_matter_orders_nothing_and_what_happens_every_time_is_not_told(text: str) -> None:
    assert said(text) == []


def test_an_order_that_somebody_gave_is_one() -> None:
    assert contents("وقال المدير إن الجسر آمن. وأصدر أمرا إداريا بفتح الجسر اليوم.")[1:] == ["بفتح الجسر اليوم"]


def test_who_keeps_his_name_back_says_nothing_by_it() -> None:
    assert said("وقال مصدر فضل حجب اسمه إن الجسر آمن.") == [("مصدر", "الجسر آمن")]


@pytest.mark.parametrize(
    "text",
    [
        "وأكدت المنظمة التي تتخذ من الوادي مقرا لها أن الجسر آمن.",
        "حدث ذلك في عهد الملك سامي الأول بالوادي القديم، وأكدت المنظمة أن الجسر آمن.",
        "زار الوفد عدن وتعز والمناطق المجاورة، وأكدت المنظمة أن الجسر آمن.",
    ],
)
def test_a_seat_an_age_and_a_town_say_nothing(text: str) -> None:
    assert contents(text) == ["الجسر آمن"]


@pytest.mark.parametrize(
    "may_be",
    [
        "وقد تطلب الشركة تأجيل الموعد إلى الصيف.",
        "قد يعتقد البعض أن الجسر قديم.",
        "وربما يرفض المجلس بناء السد الجديد.",
        "وقد لا يوافق المجلس على بناء السد الجديد.",
    ],
)
def test_what_somebody_may_say_is_not_said(may_be: str) -> None:
    assert not read(may_be).statements


def test_what_somebody_used_to_say_is_said() -> None:
    assert said("فقد كان المرجاني يقول دائما إن البحر معلم.") == [("المرجاني", "البحر معلم")]


@pytest.mark.parametrize(
    "nobody",
    [
        "ويظهر أن من أولويات الوادي اليوم فتح الموانئ.",
        "ومن أبرز المحاور التي تناولها البرنامج: القدرة على الإنصات.",
        "زار الوفد المتحف الكبير في الوادي، كما زاد عدد الزوار إلى مئة.",
    ],
)
def test_words_that_only_look_like_verbs_of_saying_say_nothing(nobody: str) -> None:
    assert not read(nobody).statements


def test_behind_a_comma_we_say_our_own_words() -> None:
    assert said("وقال سالم المرجاني إن السد قديم. وأضاف، نحن نريد أن نبني غيره.") == [
        ("سالم المرجاني", "السد قديم"),
        ("سالم المرجاني", "نحن نريد أن نبني غيره"),
    ]


@pytest.mark.parametrize(
    "mine",
    [
        "لقد عارضت هذا المشروع من البداية",
        "شعرت بأن هذا السد قديم جدا",
        "كما اكتشفت أن السد قديم جدا",
    ],
)
def test_what_i_did_is_told_in_my_own_words(mine: str) -> None:
    assert contents(f'وقال سالم المرجاني: "{mine}".') == [mine]


def test_what_she_did_is_hers_in_marks_too() -> None:
    told = 'وقال المرجاني: "الشركة تجاهلت الشكوى ورفضت تغيير العداد".'
    assert ("الشركة", "تغيير العداد") in said(told)
    told = 'وقالت منى الدفلى إنها "أوضحت أن السد قديم جدا".'
    assert ("منى الدفلى", "السد قديم جدا") in said(told)


@pytest.mark.parametrize(
    "noun",
    [
        "وتلقى سالم المرجاني طلبا من الشركة قبل الصيف.",
        "ولقي المشروع رفضا قويا داخل القاعة.",
        "وستدفع الشركة ثمنا باهظا بعد ذلك.",
    ],
)
def test_a_noun_in_the_accusative_is_no_verb_of_two(noun: str) -> None:
    assert not read(noun).statements


def test_two_who_are_named_say_what_they_say() -> None:
    assert contents("والتقى المرجاني والدفلى في الوادي، وأكدا أنهما يرغبان في بناء السد.")[:1] == [
        "أنهما يرغبان في بناء السد"
    ]


@pytest.mark.parametrize(
    "link", ["، مما", " مما", "، ما", "، وهو ما", "، وهذا ما", "، وهو أمر", "، الأمر الذي", "، بما"]
)
@pytest.mark.parametrize("told", ["يؤكد أن السوق قوية", "يفسر شيوع الحمى بين السكان", "يكشف عن ضعف السوق"])
def test_what_was_told_is_what_shows_it(link: str, told: str) -> None:
    assert said(f"وارتفع عدد الزوار في المعرض الأخير{link} {told}.") == []


def test_what_somebody_says_of_it_is_said() -> None:
    text = "وانتقد المدير سالم الدفلى، في مقابلة، ما يقول إنه خطأ."

    assert "إنه خطأ" in [what for _, what in said(text)]
