from __future__ import annotations

from qawl.text.recent import Recent


def test_what_is_asked_for_again_is_not_made_again() -> None:
    asked: list[str] = []
    lengths = Recent(lambda word: asked.append(word) or len(word), most=4)

    found = [lengths[word] for word in ("قال", "أعلن", "قال")]

    assert (found, asked) == ([3, 4, 3], ["قال", "أعلن"])


def test_what_is_used_stays_and_what_is_not_goes() -> None:
    asked: list[str] = []
    lengths = Recent(lambda word: asked.append(word) or len(word), most=4)

    for word in ("قال", "أعلن", "نفى", "قال", "ذكر", "أكد", "قال", "أعلن"):
        lengths[word]

    assert asked == ["قال", "أعلن", "نفى", "ذكر", "أكد", "أعلن"]
    assert len(lengths) <= 2
