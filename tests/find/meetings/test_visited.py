"""Who is a guest and who is only visited, an interview that is no meeting, conferences by place, hearings by day."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, moment, of, only, who

DEFLA, ZAAFARANI = "سالم الدفلى", "مروان الزعفراني"


@pytest.mark.parametrize(
    "text",
    [
        "ويحرص الأهالي في العيد على زيارة الأقارب وتقديم التهاني.",
        "وكان يمنعها من زيارة صديقاتها في المساء.",
        "واعتاد الناس على زيارة بعضهم بعضا.",
        "وتشمل الرحلة زيارة المعالم التاريخية القديمة.",
    ],
)
def test_who_is_visited_makes_no_visit(text: str) -> None:
    assert not meetings(text)


def test_who_visits_is_a_guest_still() -> None:
    assert who(only("وتأتي زيارة الوزير سالم الدفلى في وقت صعب.")) == [DEFLA]


@pytest.mark.parametrize(
    "text",
    [
        "وذكر المحامي سالم الدفلى في اتصال هاتفي مع صحيفة الضفاف أن الموكل بخير.",
        "وأضاف سالم الدفلى في اتصال هاتفي مع صحيفة الجسر أن الصفقة تمت.",
    ],
)
def test_a_call_with_a_paper_is_an_interview(text: str) -> None:
    assert not meetings(text)


def test_a_king_receives_his_brother_the_guest() -> None:
    text = "استقبل الملك سالم الدفلى في قصر النخيل بالزاهرة أخاه صاحب السمو الشيخ مروان الزعفراني والوفد المرافق له."

    assert who(only(text))[:2] == [DEFLA, ZAAFARANI]


def test_a_king_is_called_by_his_brother() -> None:
    found = only("تلقى الملك سالم الدفلى اتصالا هاتفيا من أخيه فخامة الرئيس مروان الزعفراني.")

    assert found.kind is MeetingKind.CALL
    assert who(found) == [DEFLA, ZAAFARANI]


def test_what_somebody_travels_for_is_to_come() -> None:
    visit, talk = meetings("سافر الوزير سالم الدفلى إلى الزاهرة ليلتقي الرئيس مروان الزعفراني.")

    assert visit.kind is MeetingKind.VISIT
    assert (talk.kind, talk.status) == (MeetingKind.MEETING, MeetingStatus.PLANNED)
    assert who(talk) == [DEFLA, ZAAFARANI]


def test_a_hearing_of_a_day_is_a_certain_one() -> None:
    text = "وتغيب سالم الدفلى عن حضور جلسة الأربعاء، بحسب مصدر أمني."

    assert only(text, [moment(text, "الأربعاء", date(2026, 3, 4))]).kind is MeetingKind.SESSION


def test_whoever_speaks_in_a_session_of_a_body_does_not_hide_it() -> None:
    found = only("وقال القائد سالم الدفلى، خلال جلسة لمجلس الشورى، إن الحدود هادئة.")

    assert found.kind is MeetingKind.SESSION
    assert who(found) == [DEFLA, "مجلس الشورى"]


def test_an_article_about_the_market_has_no_sessions() -> None:
    text = "ارتفع السهم وصعد المؤشر في البورصة. وعند إغلاق جلسة الأربعاء هبط سعر الأسهم."

    assert not meetings(text, [moment(text, "الأربعاء", date(2026, 3, 4))])


def test_a_conference_with_a_place_needs_no_speaker() -> None:
    text = "ودافع الدفلى عن الاتفاق خلال مؤتمر أمني دولي في الزاهرة."

    assert of(only(text).place, text) == "الزاهرة"


def test_one_place_has_one_conference() -> None:
    text = "ودافع الوزير عن الاتفاق خلال مؤتمر في الزاهرة. وانتقده السفير بعد مؤتمر عقد في الزاهرة."

    assert len(meetings(text)) == 1


def test_a_conference_is_no_meeting_of_two_told_before() -> None:
    text = "التقى الوزير سالم الدفلى السفير مروان الزعفراني. وتحقق تقدم أثناء مؤتمر الحوار الوطني في الزاهرة."

    assert len(meetings(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "وشدد على كسر الجمود بما يفضي إلى إعادة إطلاق مفاوضات جادة بين الحكومة والحركة.",
        "وطلب البنك إصلاحات كشرط لبدء مفاوضات بين الحكومة والحركة.",
    ],
)
def test_talks_that_somebody_wants_are_no_round(text: str) -> None:
    assert not meetings(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وزار وزير الخارجية سالم الدفلى معرض الكتاب أمس.", "معرض الكتاب"),
        ("وتفقد مدير التعليم سالم الدفلى اليوم، أعمال التهيئة في عدد من المدارس.", "أعمال التهيئة"),
        ("وصل وزير العدل سالم الدفلى اليوم إلى جمهورية المالديف ليرأس الوفد.", "جمهورية المالديف"),
    ],
)
def test_an_official_visits_whatever_stands_behind_him(text: str, place: str) -> None:
    found = only(text)

    assert (who(found), of(found.place, text)) == (["سالم الدفلى"], place)


def test_a_prince_travels_on_a_visit_though_no_post_is_told() -> None:
    assert who(only("ووصل الأمير سالم إلى القاهرة أمس.")) == ["سالم"]


def test_whoever_is_said_to_visit_the_region_visits_it() -> None:
    text = "استقبل الأمير فهد الريحاني أمس المحافظ سالم الدفلى الذي يزور المنطقة حاليا."

    assert [one.kind for one in meetings(text)] == [MeetingKind.MEETING, MeetingKind.VISIT]


def test_his_highness_alone_is_he_of_whom_was_spoken() -> None:
    text = "قال سمو الأمير فهد الريحاني إن العمل جار. وتفقد سموه المستشفى الجديد في القاهرة."

    assert who(only(text)) == ["فهد الريحاني"]


def test_a_tour_of_a_number_of_places_is_a_tour() -> None:
    text = "قام مدير الصحة الدكتور سالم الدفلى بجولة ميدانية لعدد من المشروعات الصحية بمدينة القاهرة."
    assert only(text).kind is MeetingKind.TOUR


@pytest.mark.parametrize(
    "tour",
    ["ضمن جولة إقليمية شملت تيماران والزاهرة", "في إطار جولة خارجية", "في إطار جولة على المنطقة"],
)
def test_the_tour_that_a_known_visit_is_a_part_of_is_told_too(tour: str) -> None:
    visit, journey = meetings(f"وتأتي زيارة الوزير سالم الدفلى إلى القاهرة {tour}.")
    assert (visit.kind, journey.kind) == (MeetingKind.VISIT, MeetingKind.TOUR)
    assert who(journey) == who(visit) == [DEFLA]


def test_a_visit_within_a_meeting_ends_before_whom_he_met() -> None:
    text = "التقى المبعوث سالم الدفلى أمس، في زيارة مفاجئة للقاهرة، مع الوزير مروان الزعفراني."
    assert who(meetings(text)[0]) == [DEFLA, ZAAFARANI]


def test_a_time_is_no_place_to_visit() -> None:
    text = "وقال إن الوزير سالم الدفلى زار العام الماضي بشكل سري القاهرة."
    assert all("الماضي" not in (of(one.place, text) or "") for one in meetings(text))


def test_a_visit_on_which_an_official_speaks_is_one_wherever_it_leads() -> None:
    found = only("وأضاف العميد سالم الدفلى خلال زيارته عددا من حقول القمح أن المطر غزير.")

    assert found.kind is MeetingKind.VISIT
    assert who(found) == ["سالم الدفلى"]


def test_a_visit_that_visitors_pay_is_none() -> None:
    assert not meetings("وقال العميد سالم الدفلى إن السائح ينشد من خلال زيارته للمواقع الهدوء.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قام الوزير سالم الدفلى بجولة تفقدية على مدينة الزاهرة أمس.", "الزاهرة"),
        ("قام الوزير سالم الدفلى بجولة تفقدية على حديقة النخيل أمس.", "حديقة النخيل"),
        ("كما زار الأمير سالم الدفلى أمس بمستشفى الزاهرة المركزي المصابين.", "مستشفى الزاهرة المركزي"),
        ("أعلنت الوزارة أن وفدا منها برئاسة مهنا الدلامي زار سجن الزاهرة أمس.", "سجن الزاهرة"),
    ],
)
def test_a_house_of_the_public_is_where_one_goes(text: str, place: str) -> None:
    found = only(text)

    assert of(found.place, text) == place


def test_on_the_way_to_a_ward_nobody_visits() -> None:
    assert not meetings("وتوجه مواطن صباح أمس إلى مستشفى الزاهرة.")
    assert only("وتوجه الوزير سالم الدفلى صباح أمس إلى مستشفى الزاهرة.")


def test_whoever_is_invited_is_one_of_them() -> None:
    text = "دعا الرئيس سالم الدفلى الملك مروان الزعفراني لزيارة الزاهرة."

    assert who(only(text)) == [DEFLA, ZAAFARANI]


def test_a_sentence_that_opens_with_a_visit_names_the_visitor_behind_the_verb() -> None:
    text = "وخلال زيارتها للحي أمس، شددت رئيسة البلدية ليلى الدفلى على ضرورة الهدوء."

    assert who(only(text, [moment(text, "أمس", date(2024, 5, 5))])) == ["ليلى الدفلى"]


def test_the_ending_of_an_object_leaves_the_subject_to_be_found() -> None:
    text = "ووصل الوزير سالم الدفلى إلى الزاهرة حيث يلتقي مسؤولين فلانيين لبحث الملف."

    assert [who(one) for one in meetings(text)][-1] == [DEFLA, "مسؤولين فلانيين"]


def test_what_a_session_is_called_takes_no_part_in_it() -> None:
    assert not who(only('ستعقد جلسة نقاشية بعنوان "أصدقاء المدينة القديمة" غدا.'))


def test_a_bite_of_bread_is_no_summit() -> None:
    assert not meetings("ورحل بحثا عن لقمة العيش في تيماران.")


def test_whoever_leaves_after_a_visit_has_been_there() -> None:
    text = "غادر الوزير سالم الدفلى القاهرة بعد زيارة عمل استمرت يومين."

    found = only(text)

    assert (found.status, of(found.place, text), who(found)) == (MeetingStatus.HELD, "القاهرة", [DEFLA])


def test_whoever_leaves_for_another_place_is_on_the_way_there() -> None:
    text = "غادر الوزير سالم الدفلى القاهرة أمس متوجها إلى الزاهرة."

    found = only(text)

    assert (found.status, of(found.place, text), who(found)) == (MeetingStatus.UNDER_WAY, "الزاهرة", [DEFLA])


@pytest.mark.parametrize(
    "text",
    [
        "غادر الوزير سالم الدفلى القاهرة أمس.",
        "وغادر الوزير سالم الدفلى القاعة قبل نهاية الحفل.",
        "وغادر الوزير سالم الدفلى إلى فندقه قبل الظهر.",
    ],
)
def test_whoever_only_leaves_visits_nobody(text: str) -> None:
    assert not meetings(text)


def test_whoever_leaves_one_place_for_another_visits_the_second() -> None:
    text = "غادر الوزير سالم الدفلى العاصمة الأردنية عمان أمس متوجها إلى باريس."

    assert of(only(text).place, text) == "باريس"


def test_where_an_envoy_is_sent_is_not_where_he_goes() -> None:
    text = "وصل المبعوث الأممي إلى اليمن سالم الدفلى إلى القاهرة أمس."

    found = only(text)

    assert of(found.place, text) == "القاهرة"
    assert who(found) == [DEFLA]


def test_a_province_receives_a_delegation_as_no_house_takes_people_in() -> None:
    assert only("واستقبلت ولاية بيروت وفدا حكوميا برئاسة الوزير سالم الدفلى.").kind is MeetingKind.MEETING
    assert not meetings("واستقبلت ولاية بيروت مئات الجرحى أمس.")


def test_a_town_of_no_list_is_where_they_met_before_a_day() -> None:
    text = "وقال إن اللجنة أبلغت بذلك خلال اجتماع مغلق في بلغودا الشهر الماضي."

    assert of(only(text).place, text) == "بلغودا"


def test_before_a_month_stands_no_town() -> None:
    assert not meetings("وقال إن اللجنة أبلغت بذلك خلال اجتماع مغلق في موفى نوفمبر.")


def test_a_tour_that_a_visit_belongs_to_goes_on() -> None:
    found = meetings("وتندرج زيارة الوزير سالم الدفلى إلى تونس في إطار جولة على المنطقة.")
    done = meetings("وقال الوزير سالم الدفلى أمس إنه التقى السفراء خلال جولة على المنطقة.")

    assert [(one.kind, one.status) for one in found][1:] == [(MeetingKind.TOUR, MeetingStatus.UNDER_WAY)]
    assert [one.status for one in done if one.kind is MeetingKind.TOUR] in ([], [MeetingStatus.HELD])


def test_whoever_leaves_for_elsewhere_visits_what_he_leaves_for() -> None:
    text = "غادر الوزير سالم الدفلى تونس، أمس، متوجها إلى القاهرة."

    assert of(only(text).place, text) == "القاهرة"
