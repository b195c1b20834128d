"""Through whom the words came to the reader."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, read, said


def chains(text: str, outlet: str | None = None) -> list[list[str]]:
    return [[hop.name for hop in one.chain] for one in read(text, outlet).statements]


@pytest.mark.parametrize(
    "text",
    [
        "نقلت وكالة الضفاف عن مسؤول محلي قوله إن السد آمن.",
        "نقلت وكالة الضفاف عن مسؤول محلي أن السد آمن.",
        'ونقلت وكالة الضفاف عن مسؤول محلي قوله: "السد آمن".',
    ],
)
def test_an_agency_that_passes_words_on_stands_before_the_speaker(text: str) -> None:
    assert said(text) == [("مسؤول محلي", "السد آمن")]
    assert chains(text) == [["وكالة الضفاف", "مسؤول محلي"]]


def test_the_cue_of_a_relay_is_the_word_that_carries_the_saying() -> None:
    text = "نقلت وكالة الضفاف عن مسؤول محلي قوله إن السد آمن."

    assert of(only(text).cue, text) == "قوله"


def test_words_passed_on_from_him_are_those_of_the_last_speaker() -> None:
    text = "قال الوزير نادر المرجاني إن السد آمن. ونقلت وكالة الضفاف عنه قوله إن الصيانة انتهت."

    assert chains(text) == [[], ["وكالة الضفاف", "نادر المرجاني"]]


def test_a_citation_after_the_clause_gives_its_source() -> None:
    text = "تأجل الاجتماع أسبوعا، نقلا عن دبلوماسي أوروبي."

    assert said(text) == [("دبلوماسي أوروبي", "تأجل الاجتماع أسبوعا")]


@pytest.mark.parametrize(
    "text",
    [
        "وقالت صحيفة المرفأ إن الاجتماع تأجل، نقلا عن دبلوماسي أوروبي.",
        "وذكرت صحيفة المرفأ نقلا عن دبلوماسي أوروبي أن الاجتماع تأجل.",
        "وذكرت صحيفة المرفأ، نقلا عن دبلوماسي أوروبي، أن الاجتماع تأجل.",
        "وكشفت صحيفة المرفأ، نقلا عن دبلوماسي أوروبي، أن الاجتماع تأجل.",
    ],
)
def test_a_paper_that_cites_somebody_stands_before_him(text: str) -> None:
    assert chains(text) == [[], ["صحيفة المرفأ", "دبلوماسي أوروبي"]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أغلق الجسر ليلا، بحسب ما ذكرت وكالة الضفاف.", "وكالة الضفاف"),
        ("أغلق الجسر ليلا، وفقا لوزارة النقل.", "وزارة النقل"),
        ("وفقا لوزارة النقل، أغلق الجسر ليلا.", "وزارة النقل"),
        ("أغلق الجسر ليلا، كما قال المرجاني.", "المرجاني"),
    ],
)
def test_an_adverbial_of_source_speaks_for_its_clause_and_makes_no_chain(text: str, speaker: str) -> None:
    assert said(text) == [(speaker, "أغلق الجسر ليلا")]
    assert chains(text) == [[]]


def test_an_adverbial_that_leads_to_a_saying_only_carries_it() -> None:
    text = "وبحسب وكالة الضفاف، قال الوزير نادر المرجاني إن السد آمن."

    assert chains(text) == [["وكالة الضفاف", "نادر المرجاني"]]


def test_speech_inside_speech_is_a_statement_of_its_own() -> None:
    text = "قال الوزير نادر المرجاني إن المدير سامي الكهرماني أكد له أن المصنع سيعود."

    assert said(text) == [
        ("نادر المرجاني", "المدير سامي الكهرماني أكد له أن المصنع سيعود"),
        ("سامي الكهرماني", "المصنع سيعود"),
    ]
    assert chains(text) == [[], ["نادر المرجاني", "سامي الكهرماني"]]


def test_a_chain_may_have_three_hops() -> None:
    text = "نقلت وكالة الضفاف عن الوزير نادر المرجاني قوله إن المدير سامي الكهرماني أبلغه أن المصنع سيعود."

    assert chains(text)[1] == ["وكالة الضفاف", "نادر المرجاني", "سامي الكهرماني"]


def test_a_source_that_was_passed_on_keeps_its_chain_when_it_goes_on() -> None:
    text = "نقلت قناة الساحل عن مصادر أن المفاوضات توقفت. وأضافت المصادر أن الوفد غادر."

    assert chains(text) == [["قناة الساحل", "مصادر"]] * 2


def test_the_articles_own_outlet_is_never_in_its_chain() -> None:
    text = "نقلت وكالة الضفاف عن مسؤول محلي قوله إن السد آمن."

    assert chains(text, outlet="وكالة الضفاف") == [[]]
    assert chains(text, outlet="صحيفة المرفأ") == [["وكالة الضفاف", "مسؤول محلي"]]


def test_whom_one_speaks_to_is_an_addressee_and_no_chain() -> None:
    text = "قال مسؤول محلي لوكالة الضفاف إن السد آمن."

    statement = only(text)

    assert (of(statement.addressee, text), statement.chain) == ("وكالة الضفاف", ())


def test_an_adverbial_relay_names_both_carrier_and_source() -> None:
    text = "أغلق الجسر ليلا، بحسب ما نقلت وكالة الضفاف عن شرطة الغمام."

    assert chains(text) == [["وكالة الضفاف", "شرطة الغمام"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("السد آمن، حسبما نقلت وكالة الضفاف عن مسؤول محلي.", ["وكالة الضفاف", "مسؤول محلي"]),
        ("السد آمن، وفق ما نقلته وكالة الضفاف عن مسؤول محلي.", ["وكالة الضفاف", "مسؤول محلي"]),
        (
            "نقلت وكالة الضفاف عن صحيفة السارية نقلا عن مسؤول محلي أن السد آمن.",
            ["وكالة الضفاف", "صحيفة السارية", "مسؤول محلي"],
        ),
    ],
)
def test_every_source_on_the_way_is_named_from_the_outside_in(text: str, chain: list[str]) -> None:
    assert chains(text) == [chain]
    assert said(text) == [("مسؤول محلي", "السد آمن")]


def test_whoever_tells_by_another_has_a_saying_and_the_other_a_chain() -> None:
    text = "وذكرت صحيفة السارية نقلا عن مسؤول محلي أن السد آمن."

    assert said(text) == [("صحيفة السارية", "السد آمن"), ("مسؤول محلي", "السد آمن")]
    assert chains(text) == [[], ["صحيفة السارية", "مسؤول محلي"]]


def test_words_within_words_a_thousand_deep_are_read() -> None:
    assert read("بحسب الوكالة " * 1200).version


@pytest.mark.parametrize(
    "text",
    [
        "بحسب برنامج الغوث، غادر الوفد أمس، بينما تؤكد هيئة المعابر أن الطريق مفتوح.",
        "وبحسب شركة الري، فإن السد آمن، وأكد المدير سامي الدفلى أن الصيانة انتهت.",
        "قالت قناة الساحل إن الوفد غادر، بحسب المراسل.",
        "أعلنت وزارة الصحة إغلاق الجسر، في حين غادر الوفد ليلا، بحسب وكالة الضفاف.",
    ],
)
def test_an_adverbial_carries_only_the_clause_that_it_governs(text: str) -> None:
    assert all(chain == [] for chain in chains(text))


def test_an_adverbial_behind_a_saying_carries_it() -> None:
    text = "قال المدير سامي الدفلى إن السد آمن، بحسب وكالة الضفاف."

    assert chains(text)[0] == ["وكالة الضفاف", "سامي الدفلى"]


def test_who_is_merely_named_last_within_words_is_no_link() -> None:
    text = "قال سامي الدفلى إن الطريق إلى المرفأ مفتوح لمن يريد الوصول إلى نادر المرجاني حين وعد بالعودة."

    assert all(chain[-1:] != ["نادر المرجاني"] for chain in chains(text))


def test_what_somebody_describes_in_his_words_is_his_own_description() -> None:
    text = "قالت حركة السنابل إن القرية سترد على ما وصفته بالعمل العنيف."

    assert all(chain == [] for chain in chains(text))


def test_a_verb_that_agrees_with_the_inner_speaker_goes_on_inside() -> None:
    text = "وقال المدير سامي الدفلى إن اللجنة رفضت الطلب وطالبت بإعادة النظر فيه."

    assert chains(text)[1:] == [["سامي الدفلى", "اللجنة"]] * 2


def test_a_verb_that_agrees_with_both_goes_back_to_the_outer_speaker() -> None:
    text = "وقالت المديرة ليلى الدفلى إن اللجنة رفضت الطلب وطالبت بإعادة النظر فيه."

    assert chains(text)[-1] == []


def test_one_person_under_two_names_stands_between_nobody() -> None:
    text = "واستطرد سالم ناصر الدفلى قائلا: السد آمن، بحسب سالم الدفلى."

    assert all(chain == [] for chain in chains(text))


def test_somebody_who_speaks_in_turn_does_not_speak_within_the_words_before() -> None:
    text = "واستقبل الأمير سلمان الدفلى المهندس ناصر المقبل متمنيا له التوفيق، ومن جهته عبر المقبل عن اعتزازه بالثقة."

    assert all(chain == [] for chain in chains(text))


@pytest.mark.parametrize(
    "source",
    [
        "مصدر أمني رفيع في المدينة",
        "مسؤولين لم تسمهم",
        "مسؤولين في السوق رفضوا الكشف عن هويتهم",
        "مصادر لم تذكرها بالاسم",
        "مسؤولين لم تحددهما",
        "كايتو هيرانو رئيس النقابة",
    ],
)
def test_words_that_only_tell_of_the_source_do_not_hide_what_it_said(source: str) -> None:
    text = f"نقلت وكالة الضفاف عن {source} أن السد آمن."

    ((carrier, speaker),) = chains(text)
    assert carrier == "وكالة الضفاف"
    assert source.startswith(speaker)
    assert of(only(text).content[0], text) == "السد آمن"


@pytest.mark.parametrize(
    ("said_so", "words", "act"),
    [
        ("تنديده بالهجوم على السوق", "بالهجوم على السوق", "accuse"),
        ("نفيه وقوع ضحايا في السوق", "وقوع ضحايا في السوق", "deny"),
        ("دعوته إلى إغلاق السوق", "إغلاق السوق", "call"),
        ("تحذيره من انهيار السوق", "انهيار السوق", "warn"),
    ],
)
def test_a_noun_of_saying_behind_the_source_tells_what_he_did(said_so: str, words: str, act: str) -> None:
    text = f"ونقلت وكالة الضفاف عن الوزير نادر المرجاني {said_so}."

    one = only(text)
    assert (of(one.content[0], text), one.act) == (words, act)
    assert chains(text) == [["وكالة الضفاف", "نادر المرجاني"]]


def test_a_paper_that_is_not_named_again_still_passes_words_on() -> None:
    text = "ذكرت صحيفة السارية أن السد آمن. ونقلت عن الوزارة قولها إن الصيانة انتهت."

    assert chains(text) == [[], ["صحيفة السارية", "الوزارة"]]


def test_a_report_that_passes_words_on_stands_before_the_speaker() -> None:
    assert chains("ونقل التقرير عن مسؤولين في المدينة قولهم إن السد آمن.") == [["التقرير", "مسؤولين في المدينة"]]
    text = "وأضاف تقرير السارية نقلا عن المصدر الذي لم يسمه أن السد آمن."
    assert chains(text)[-1] == ["تقرير السارية", "المصدر"]


def test_what_a_paper_brings_from_a_source_is_the_sources() -> None:
    text = "وأوردت وكالة الضفاف عن مصدر في الوزارة أن السد آمن."

    assert chains(text) == [["وكالة الضفاف", "مصدر في الوزارة"]]


def test_who_cites_an_unnamed_source_says_it_too() -> None:
    text = "وقالت صحيفة السارية نقلا عن مسؤول لم تسمه إن السد آمن."

    assert said(text) == [("صحيفة السارية", "السد آمن"), ("مسؤول", "السد آمن")]
    assert chains(text) == [[], ["صحيفة السارية", "مسؤول"]]


@pytest.mark.parametrize("signed", ["كتبت ـ ليلى الحور :", "كتب - سالم الحور:", "كتب/ سالم الحور:", "كتب سالم الحور:"])
def test_who_signs_the_report_stands_before_nobody(signed: str) -> None:
    text = f"{signed} كشفت اللجنة الوطنية أن المعرض سيفتح غدا."

    assert said(text) == [("اللجنة الوطنية", "المعرض سيفتح غدا")]
    assert chains(text) == [[]]


def test_who_writes_of_a_matter_later_in_the_article_is_quoted() -> None:
    text = "قال المرجاني إن السد آمن. وكتب نادر المرجاني على صفحته: الصيانة انتهت أمس."

    assert [name for name, _ in said(text)] == ["نادر المرجاني", "نادر المرجاني"]


@pytest.mark.parametrize(
    "told",
    [
        "قالت وزارة النقل إن الوزير نادر المرجاني أكد أن السد آمن.",
        "ذكرت وكالة الضفاف أن الوزير نادر المرجاني أكد أن السد آمن.",
    ],
)
def test_a_body_that_only_tells_of_his_words_does_not_go_on_with_them(told: str) -> None:
    text = f"{told} وأضاف أن الصيانة انتهت."

    first, inner, last = chains(text)
    assert first == []
    assert inner == last
    assert last[-1] == "نادر المرجاني"


def test_a_body_goes_on_where_the_verb_is_its_own() -> None:
    text = "قالت وزارة النقل إن الوزير نادر المرجاني أكد أن السد آمن. وأضافت أن الصيانة انتهت."

    assert said(text)[-1] == ("وزارة النقل", "الصيانة انتهت")


def test_his_statements_that_an_agency_brings_came_through_it() -> None:
    text = "وأوضح المرجاني، في تصريحاته التي أوردتها وكالة الضفاف، أن السد آمن."

    assert chains(text) == [["وكالة الضفاف", "المرجاني"]]


def test_whose_statement_it_is_attributes_the_words() -> None:
    text = "ونسب بيان صدر عن وزارة النقل إلى المرجاني قوله إن السد آمن."

    assert chains(text) == [["وزارة النقل", "المرجاني"]]


@pytest.mark.parametrize(
    ("leant_on", "source"),
    [
        ("وفقا لبيانات رسمية نشرتها الهيئة", "الهيئة"),
        ("حسب نظام العمل", "نظام العمل"),
        ("طبقا لما ورد في الدستور", "الدستور"),
    ],
)
def test_figures_and_laws_that_a_speaker_leans_on_stand_behind_him(leant_on: str, source: str) -> None:
    text = f"وأكد الوزير نادر المرجاني أن السد آمن {leant_on}."

    assert said(text) == [("نادر المرجاني", "السد آمن"), (source, "السد آمن")]
    assert chains(text) == [[], ["نادر المرجاني", source]]


def test_a_ministry_named_behind_the_words_still_carried_them() -> None:
    text = "وأكد الوزير نادر المرجاني أن السد آمن، بحسب وزارة النقل."

    assert chains(text)[0] == ["وزارة النقل", "نادر المرجاني"]


def test_a_source_that_is_joined_on_leads_to_a_clause_of_its_own() -> None:
    text = "وقالت الوزارة إن الدخل انخفض، وبحسب وكالة الضفاف فإن الخسائر كبيرة."

    assert said(text) == [("الوزارة", "الدخل انخفض"), ("وكالة الضفاف", "الخسائر كبيرة")]
    assert chains(text) == [[], []]


def test_a_medium_named_before_the_verb_carried_the_words() -> None:
    text = "وفي تصريح نقلته وكالة الضفاف أمس، قال نادر المرجاني إن السد آمن. وأضاف أن الصيانة انتهت."

    assert chains(text) == [["وكالة الضفاف", "نادر المرجاني"]] * 2


def test_statements_that_are_only_spoken_of_before_the_verb_carry_nothing() -> None:
    text = "وأثارت تصريحات نقلتها صحيفة السارية جدلا، وقال نادر المرجاني إن السد آمن."

    assert chains(text) == [[]]


def test_nobody_without_a_name_passes_on_what_a_medium_says() -> None:
    assert chains("وأكدت صحيفة المرفأ، وفقا لبعض المصادر، أن الاجتماع تأجل.") == [[]]


def test_of_two_sayings_a_citation_belongs_to_the_one_that_it_splits() -> None:
    text = "وكتبت صحيفة المرفأ إن الخطة جاهزة، وأضافت الصحيفة نقلا عن دبلوماسي أوروبي أن الاجتماع تأجل."

    assert said(text)[-1] == ("دبلوماسي أوروبي", "الاجتماع تأجل")
    assert chains(text)[-1] == ["صحيفة المرفأ", "دبلوماسي أوروبي"]


def test_a_pronoun_of_the_other_gender_goes_back_to_who_spoke_inside() -> None:
    text = "وقالت ليلى الدفلى إن الوزير رفض تمديد المهلة وإنه طالب بتعويض كبير."

    assert chains(text)[1:] == [["ليلى الدفلى", "الوزير"], ["ليلى الدفلى", "الوزير"]]


def test_sources_in_the_plural_are_the_same_in_every_case() -> None:
    text = "نقلت صحيفة الضفاف عن مسؤولين محليين قولهم إن السد آمن. وأضاف المسؤولون أن الصيانة انتهت."

    assert chains(text) == [["صحيفة الضفاف", "مسؤولين محليين"]] * 2


@pytest.mark.parametrize(
    "acts", ["ترفض وقف العمل", "طلبت من الحكومة وقف العمل", "دعت إلى وقف العمل", "لن تقبل وقف العمل"]
)
def test_what_the_speakers_state_does_is_its_own(acts: str) -> None:
    text = f"وصل السفير الفرنسي سامي الدفلى من فرنسا. وقال السفير الفرنسي سامي الدفلى إن بلاده {acts}."

    assert chains(text)[1:] == [["سامي الدفلى", "فرنسا"]]


@pytest.mark.parametrize("before", ["إنه", "إنه قد"])
def test_whoever_is_asked_is_not_who_asks(before: str) -> None:
    text = f"وقال الوزير سامي الدفلى {before} طلب من الأمين العام عقد جلسة طارئة."

    assert chains(text) == [[]]


@pytest.mark.parametrize(
    "aside", ["، كما نقلت صحيفة الضفاف،", "، كما ذكرت صحيفة الضفاف،", " كما نقلت عنه صحيفة الضفاف"]
)
def test_who_carried_the_words_may_stand_behind_as(aside: str) -> None:
    text = f"وأضاف الوزير سامي الدفلى{aside} أن الطريق مغلق."

    assert said(text) == [("سامي الدفلى", "الطريق مغلق")]
    assert chains(text) == [["صحيفة الضفاف", "سامي الدفلى"]]


@pytest.mark.parametrize("joined", [" وأكد له أن العمل مستمر.", ". وأكد أن العمل مستمر."])
def test_whom_an_agency_tells_of_goes_on_where_the_verb_is_not_the_agencys(joined: str) -> None:
    text = f"وذكرت وكالة الضفاف أن الوزير سامي الدفلى التقى نظيره{joined}"

    assert said(text)[-1] == ("سامي الدفلى", "العمل مستمر")
    assert chains(text)[-1] == ["وكالة الضفاف", "سامي الدفلى"]


def test_two_agree_and_no_agency() -> None:
    text = "وذكرت وكالة الضفاف أن الرئيسين بحثا العلاقات واتفقا على فتح الطريق."

    assert chains(text)[-1] == ["وكالة الضفاف", "الرئيسين"]


def test_a_pronoun_goes_back_to_the_subject_behind_that() -> None:
    text = "ولفت سامي الدفلى إلى أن الوزارة أبلغته بأنها لن تترك سوريا وأنها قالت ذلك مرارا. وأكد أن الطريق مفتوح."

    assert [name for name, _ in said(text)][:2] == ["سامي الدفلى", "الوزارة"]
    assert "سوريا" not in [name for name, _ in said(text)]


def test_persons_pass_words_on_too() -> None:
    text = "ونقل مدير المكتب نادر المرجاني عن الوزير سامي الدفلى قوله إن الطريق مفتوح."

    assert said(text) == [("سامي الدفلى", "الطريق مفتوح")]
    assert chains(text) == [["نادر المرجاني", "سامي الدفلى"]]


@pytest.mark.parametrize("source", ["، كما جاء في بيان للوزارة", "، كما ورد في تقرير للوزارة"])
def test_what_a_statement_has_may_stand_behind_as(source: str) -> None:
    assert said(f"والطريق مفتوح أمام السكان{source}.") == [("الوزارة", "الطريق مفتوح أمام السكان")]
    assert said("وهذه الكلمة كما وردت في القواميس كلمة قديمة.") == []


@pytest.mark.parametrize("told", ["وأضاف البيان أن", "وجاء في البيان أن"])
def test_a_bare_statement_passes_words_on_for_whom_it_was_issued_by(told: str) -> None:
    text = f"وقالت الشرطة في بيان إنها عثرت على زجاجة. {told} العلماء أكدوا أن المادة خطرة."

    assert chains(text)[-1] == ["الشرطة", "العلماء"]


def test_a_bare_statement_of_nobody_known_passes_nothing_on() -> None:
    assert chains("وأضاف البيان أن العلماء أكدوا أن المادة خطرة.")[-1] == []


def test_a_body_does_not_pass_on_what_it_says_under_a_shorter_name() -> None:
    text = 'وقالت إدارة نادي الضفاف في بيان: "تؤكد إدارة الضفاف بقاء اللاعب حتى نهاية الموسم المقبل".'

    assert [chain for chain in chains(text) if chain] == []


@pytest.mark.parametrize("told", ["حسبما ذكر موقع المرفأ", "وفق ما أوردته صحيفة المرفأ"])
def test_a_source_cited_behind_an_adverbial_stands_behind_the_medium_that_it_names(told: str) -> None:
    text = f"وأغلق السوق ثلاثة أيام، {told} نقلا عن وزارة العدل."

    assert [chain[1:] for chain in chains(text)] == [[], ["وزارة العدل"]]


@pytest.mark.parametrize("more", ["المرتبطة بالقضاء", "المحلية الاثنين", "الاثنين"])
def test_what_a_medium_is_and_a_day_may_stand_before_whom_it_cites(more: str) -> None:
    text = f"وأغلق السوق ثلاثة أيام، بحسب ما نقلت وكالة الضفاف {more} عن المتحدث سالم الدفلى."

    assert [chain[-1:] for chain in chains(text)] == [["سالم الدفلى"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("ونقلت تقارير محلية عن متحدث باسم البلدية قوله إن الجسر آمن.", ["تقارير محلية", "متحدث باسم البلدية"]),
        ("ونقلت وكالة الضفاف عن النيابة اكتمال التحريات في قضية الجسر.", ["وكالة الضفاف", "النيابة"]),
        ("ووفق ما نقلت صحيفة المرفأ المحلية، عن وزارة العدل، فإن الجسر آمن.", ["صحيفة المرفأ المحلية", "وزارة العدل"]),
    ],
)
def test_reports_papers_and_agencies_pass_on_what_is_told_as_a_clause_or_as_a_noun(text: str, chain: list[str]) -> None:
    assert chains(text) == [chain]


def test_a_medium_that_found_out_itself_stands_between_nobody() -> None:
    text = 'وعلمت "السارية" من مصادر مطلعة أن الوزير رفض العرض. وقالت المصادر إن الجسر آمن.'

    assert chains(text) == [[], ["مصادر مطلعة", "الوزير"], []]
    assert chains('وعلمت الشرطة من شهود أن الطريق مغلق، بعدما ذكرت "السارية" غير ذلك.')[0] == ["الشرطة", "شهود"]


def test_an_unnamed_source_who_spoke_before_a_paper_brought_him_goes_on_without_it() -> None:
    text = (
        "وأكد مصدر مطلع أن الجسر آمن. وقال في تصريحات نشرتها صحيفة المرفأ: إن العمل مستمر.\n"
        "وقال المصدر: إن الطريق مفتوح."
    )

    assert chains(text) == [[], ["صحيفة المرفأ", "مصدر مطلع"], []]


@pytest.mark.parametrize(
    "quoted", ["ونقلت عنه صحيفة المرفأ قوله إن", "ونقلت صحيفة المرفأ عنه قوله إن", "ونقلت عنه صحيفة المرفأ أن"]
)
def test_who_passes_on_may_stand_behind_from_him(quoted: str) -> None:
    text = f"رفض الوزير سالم الدفلى العرض، {quoted} الجسر آمن."

    assert chains(text) == [[], ["صحيفة المرفأ", "سالم الدفلى"]]


def test_a_source_whom_an_agency_brings_says_it_once() -> None:
    assert chains("واعتبر المصدر المسؤول الذي نقلت عنه وكالة الخزامى أن الجسر آمن.") == [[]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("وقال سامي الدفلى إن في السوق تجارا يعرفونه وأكدوا له أن السد آمن.", ["سامي الدفلى", "تجارا"]),
        ("وقال سامي الدفلى إن في السوق تاجرا يعرفه وأكد أن السد آمن.", []),
    ],
)
def test_a_verb_of_several_within_the_words_of_one_is_theirs(text: str, chain: list[str]) -> None:
    assert chains(text)[-1] == chain


def test_he_too_did_it_and_is_no_source_of_the_words_before() -> None:
    text = "اعتذر المشرف سامي الدفلى عن إكمال عمله، كما اعتذر المدرب نادر المرجاني الذي قاد الفريق."

    assert chains(text)[0] == []


@pytest.mark.parametrize("when", ["إثر", "بعد", "بعيد"])
def test_what_only_dates_a_condemnation_came_through_nobody(when: str) -> None:
    text = f"ندد المدير سامي الدفلى بالهجوم على السد {when} إعلان الوزارة تأجيل الصيانة."

    assert [one for one in chains(text) if one] == []


def test_a_medium_cited_behind_what_somebody_said_only_brought_it() -> None:
    text = 'قال المدير سامي الدفلى إن السد آمن، نقلا عن صحيفة "الضفاف" الهضبية.'

    assert said(text) == [("سامي الدفلى", "السد آمن")]
    assert chains(text) == [["الضفاف", "سامي الدفلى"]]


def test_a_paper_and_the_paper_that_it_cites_both_say_it() -> None:
    text = "قالت صحيفة السنابل إن السد آمن، نقلا عن صحيفة الضفاف."

    assert [what for _, what in said(text)] == ["السد آمن"] * 2


def test_a_line_that_only_names_the_source_says_nothing() -> None:
    assert said('* نقلا عن "الضفاف" الهضبية') == []


def test_what_qualifies_a_text_is_nobody_who_speaks() -> None:
    text = 'نفت إدارة النادي البيع، وأصدرت أمس بيانا إعلاميا قالت فيه: "لا صحة لما تردد عن البيع".'

    assert said(text)[-1] == ("إدارة النادي", "لا صحة لما تردد عن البيع")
