"""What a speaker does by speaking, judged by the cue and its negation."""

from __future__ import annotations

import pytest

from qawl.model.records import Act
from tests.find.reading import only


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قالت وزارة الري إن السد آمن.", Act.SAY),
        ("نفت وزارة الصحة نقص الدواء.", Act.DENY),
        ("اتهم الحزب الحكومة بإهمال القرى.", Act.ACCUSE),
        ("طالبت النقابة الحكومة برفع الأجور.", Act.DEMAND),
        ("دعت البلدية إلى فتح الطريق.", Act.CALL),
        ("اقترحت البعثة عقد جولة جديدة.", Act.OFFER),
        ("وافقت النقابة على العرض الأخير.", Act.ACCEPT),
        ("رفضت النقابة العرض الأخير.", Act.REJECT),
        ("تعهدت الحكومة بإصلاح الطريق.", Act.PROMISE),
        ("هددت النقابة بإضراب مفتوح.", Act.THREATEN),
        ("حذرت الأرصاد من سيول.", Act.WARN),
        ("غادر الوفد المدينة ليلا، بحسب ما أعلنت وزارة الري.", Act.ANNOUNCE),
        ("غادر الوفد المدينة ليلا، بحسب ما ذكرت وزارة الري.", Act.SAY),
        ('تساءل النائب: "من يدفع ثمن التأخير؟"', Act.ASK),
        ("أعربت الوزارة عن قلقها من التأخير.", Act.EXPRESS),
        ("أعلنت وزارة الري أن القناة ستغلق.", Act.ANNOUNCE),
        ("اتفق الطرفان على تبادل الأسرى.", Act.AGREE),
    ],
)
def test_the_cue_says_what_is_done(text: str, act: Act) -> None:
    statement = only(text)

    assert (statement.act, statement.negated) == (act, False)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("لم يوافق الحزب على الخطة.", Act.REJECT),
        ("لم توافق الحكومة على الخطة.", Act.REJECT),
        ("لا تعتقد وزارة الري أن السد في خطر.", Act.DENY),
        ("لا يؤيد الحزب تأجيل الانتخابات.", Act.REJECT),
        ("لا تمانع وزارة الري في فتح القناة.", Act.ACCEPT),
        ("لم تنف وزارة الري أن القناة ستغلق.", Act.SAY),
    ],
)
def test_a_negation_turns_the_act(text: str, act: Act) -> None:
    statement = only(text)

    assert (statement.act, statement.negated) == (act, True)


def test_the_content_does_not_change_the_act() -> None:
    text = "قالت وزارة الري إنها ترفض تأجيل الجلسة."

    assert only(text).act is Act.SAY


def test_a_plain_saying_stays_what_it_is_when_nothing_is_negated() -> None:
    text = "وافق الحزب على الخطة."

    assert (only(text).act, only(text).negated) == (Act.ACCEPT, False)


@pytest.mark.parametrize(
    ("text", "act", "what"),
    [
        ("وجدد المدير دعوته إلى فتح الطريق القديم.", Act.CALL, "فتح الطريق القديم"),
        ("كررت وزارة الري رغبتها في فتح الطريق القديم.", Act.EXPRESS, "فتح الطريق القديم"),
        ("وعبر الخبير عن اعتقاده أن الأزمة ستطول.", Act.SAY, "الأزمة ستطول"),
        ("وعبر الخبير عن أمله في أن تقصر الأزمة.", Act.EXPRESS, "تقصر الأزمة"),
    ],
)
def test_what_the_noun_of_a_light_verb_says_its_subject_does(text: str, act: Act, what: str) -> None:
    statement = only(text)

    assert (statement.act, statement.content[0].of(text)) == (act, what)


def test_a_stand_that_somebody_expresses_is_what_is_said() -> None:
    text = "أعرب المجلس عن تأييده لتوحيد المصارف."

    assert only(text).content[0].of(text) == "تأييده لتوحيد المصارف"
