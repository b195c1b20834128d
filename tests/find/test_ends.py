"""Where attributed words end: learnt weights choose among the places where they may."""

from __future__ import annotations

import pytest

from qawl.find.boundaries import boundaries_of
from qawl.find.contents import clause_end, clause_reach, open_start
from qawl.find.cues import find_frames
from qawl.find.ends import Weighing, choose_end, features, places
from qawl.find.frames import Frame
from qawl.find.names import learn_names
from qawl.lexicon.learnt import load_ends
from qawl.text.layers import Text, read_text
from tests.find.reading import kit, said

TEXT = "قال نادر المرجاني إن السد آمن، والمياه صالحة، حيث زاره الوفد أمس."


def opened(raw: str) -> tuple[Text, Frame, int, int, int]:
    """A text, its first frame, where its content begins, how far it may reach and where a rule ends it."""
    text = learn_names(read_text(raw, kit().vocabulary))
    frames = find_frames(text)
    start = open_start(text, frames[0])
    assert start is not None
    return (
        text,
        frames[0],
        start,
        clause_reach(text, start),
        clause_end(text, start, boundaries_of(text, frames, 0), None),
    )


def test_the_places_are_in_order_and_the_last_is_the_end_of_the_sentence() -> None:
    text, _, start, reach, ruled = opened(TEXT)

    found = list(places(text, start, reach, ruled, {}))

    assert found == sorted(set(found))
    assert found[-1] == reach
    assert any(text.tokens[index] == "حيث" for index in found[:-1])


def test_without_weights_the_rule_ends_the_words() -> None:
    text, frame, start, reach, ruled = opened(TEXT)

    assert choose_end(text, frame, start, reach, ruled, {}, Weighing({})) == ruled


def test_the_first_place_that_speaks_for_an_end_is_taken() -> None:
    text, frame, start, reach, ruled = opened(TEXT)
    wanted = next(index for index in places(text, start, reach, ruled, {}) if text.tokens[index] == "حيث")
    others = {name for index in places(text, start, reach, ruled, {}) if index < wanted
              for name in features(text, frame, index, reach, ruled, {})}  # fmt: skip
    telling = next(name for name in features(text, frame, wanted, reach, ruled, {}) if name not in others)

    assert choose_end(text, frame, start, reach, ruled, {}, Weighing({telling: 1})) == wanted


def test_weights_of_nothing_that_is_seen_leave_the_sentence_whole() -> None:
    text, frame, start, reach, ruled = opened(TEXT)

    assert choose_end(text, frame, start, reach, ruled, {}, Weighing({"no such feature": 1000})) == reach


def test_what_is_weighed_once_weighs_as_much_as_all_that_is_seen() -> None:
    weights = kit().ends
    text = read_text(f'{TEXT} وأضافت الوكالة: "الجسر مغلق، والطريق مفتوح"، مشيرة إلى المطر.', kit().vocabulary)
    frames, weighing = find_frames(text), Weighing(weights)
    whole = len(text.tags) - 1
    asked = [(frame, index, reach, ruled) for frame in frames for index in range(1, whole)
             for reach in (index + 1, whole) for ruled in (index, 1)]  # fmt: skip

    for frame, index, reach, ruled in asked:
        begins = {index: frame} if index % 2 else {}
        seen = features(text, frame, index, reach, ruled, begins)
        weighed = weighing.weigh(text, frame, index, reach, ruled, begins)
        assert weighed == sum(weights.get(name, 0) for name in seen)

    assert len({frame.marker for frame in frames}) > 1
    assert any(weighing.weigh(text, frames[0], index, whole, 1, {}) > 0 for index in range(1, whole))


def test_the_weights_that_are_shipped_are_whole_numbers_and_part_of_the_version() -> None:
    weights = kit().ends

    assert len(weights) > 1000
    assert all(isinstance(weight, int) and weight for weight in weights.values())
    assert f".{load_ends().digest}." in kit().version


def test_behind_a_contrast_that_is_the_speakers_own_the_words_go_on_to_the_next_saying() -> None:
    text = "وأوضح سالم الدفلى أن الحديقة ستبقى مفتوحة، لكنها تحتاج إلى سياج، مشيرا إلى أن الأشجار بخير."

    assert said(text) == [
        ("سالم الدفلى", "الحديقة ستبقى مفتوحة، لكنها تحتاج إلى سياج"),
        ("سالم الدفلى", "الأشجار بخير"),
    ]


def test_what_only_says_that_it_was_said_is_no_part_of_the_words() -> None:
    text = "وقال سالم الدفلى إن السد آمن، إلا أنه يحتاج إلى حراس، على حد قوله."

    assert said(text) == [("سالم الدفلى", "السد آمن، إلا أنه يحتاج إلى حراس")]


def test_an_an_before_a_noun_goes_on_with_what_is_and_not_with_what_is_wished() -> None:
    text = "وقالت سلمى الدفلى إن المدير يرغب في أن يعمل الحراس ليلا وأن الخلاف يدور حول الأجور."

    assert said(text)[-1][1] == "يعمل الحراس ليلا"


def test_what_is_pointed_out_beside_the_words_is_the_outlets() -> None:
    text = "وأعلن نادر المرجاني أن الجسر سيفتح غدا، مع الإشارة إلى تأخر الأعمال شهرين."

    assert said(text) == [("نادر المرجاني", "الجسر سيفتح غدا")]


def test_what_a_clause_of_time_opens_is_answered_outside_the_words() -> None:
    text = "وفي الوقت الذي تقول فيه البلدية إن الجسر جاهز، فإن الطريق إليه ما زال مغلقا."

    assert said(text) == [("البلدية", "الجسر جاهز")]


def test_what_the_words_called_forth_is_told_by_the_outlet() -> None:
    text = "وقال نادر المرجاني إن السوق ملك لعائلته، ما أثار استياء التجار في المدينة."

    assert said(text) == [("نادر المرجاني", "السوق ملك لعائلته")]


def test_a_long_occasion_between_commas_belongs_to_the_saying_behind_it() -> None:
    said_first = 'ووصف نادر المرجاني بلاده بأنها "سوق كبيرة"، '
    text = said_first + 'وفي مداخلة أثناء مناقشة قانون الري الجديد في المجلس، قال المرجاني "لن نبيع الجسر".'

    assert said(text)[0] == ("نادر المرجاني", 'بلاده بأنها "سوق كبيرة"')


def test_whoever_answers_in_turn_ends_the_words_before() -> None:
    text = "وهنأه المدير بمنصبه الجديد، متمنيا له التوفيق، ومن جهته عبر نادر المرجاني عن اعتزازه بالثقة."

    assert [what for _, what in said(text)] == ["بمنصبه الجديد", "التوفيق", "بالثقة"]


@pytest.mark.parametrize("meanwhile", ["في حين بلغ", "فيما وصل", "بينما زاد"])
def test_whoever_gives_one_number_gives_the_other(meanwhile: str) -> None:
    counts = f"عدد الزوار بلغ 20 ألفا، {meanwhile} عدد السفن إلى 300 سفينة"
    assert said(f"وأوضح التقرير أن {counts}. وهبت الريح.") == [("التقرير", counts)]


def test_what_one_feels_or_wants_ends_before_a_but() -> None:
    text = "وترحب الحكومة بالاتفاق لكن المعارضة ترفض بنوده."

    assert said(text) == [("الحكومة", "بالاتفاق"), ("المعارضة", "بنوده")]
    assert said("وقال سالم الدفلى إن الجسر مغلق لكن الطريق مفتوح.")[0][1] == "الجسر مغلق لكن الطريق مفتوح"
