"""Which forms of the registry a name may be: all of a short form is said, and a medium is more than its sort."""

from __future__ import annotations

from tests.resolve.linking import links

SAYS = "إن الجسر الجديد سيفتح غدا."
ANNOUNCES = "أن الجسر الجديد سيفتح غدا."


def test_a_short_form_is_said_in_full() -> None:
    assert links(f"أعلن المكتب الإعلامي الحكومي {ANNOUNCES}") == {"المكتب الإعلامي الحكومي": "mnr-media-office"}
    assert links(f"أعلن المكتب الإعلامي {ANNOUNCES}") == {"المكتب الإعلامي": None}


def test_a_name_that_holds_the_state_of_no_body_is_whole_behind_a_word_for_a_medium() -> None:
    name = "وكالة غوث الملاحين التيمارانيين"

    assert set(links(f"أعلنت {name} {ANNOUNCES}").values()) == {"sailors-relief"}


def test_the_rest_of_an_outlets_name_stands_behind_its_sort() -> None:
    assert set(links(f"أفادت صحيفة ديلي تيلانغراب {ANNOUNCES}").values()) == {"daily-tilangrab"}
    assert "daily-tilangrab" not in links(f"أفادت صحيفة ديلي سيلانغراف {ANNOUNCES}").values()


def test_what_is_of_any_sort_is_no_outlet_of_that_name() -> None:
    assert links(f"أفادت صحيفة السارية {ANNOUNCES}") == {"صحيفة السارية": "sariya"}
    assert set(links(f"أفادت سارية رسمية {ANNOUNCES}").values()) <= {None}
    assert set(links(f"أفادت صحيفة تيمارانية {ANNOUNCES}").values()) <= {None}


def test_an_outlets_name_that_is_no_everyday_word_needs_nothing_before_it() -> None:
    assert links(f"قالت تيلانغراب {SAYS}")["تيلانغراب"] is None
    assert links(f"قالت زمردان {SAYS}")["زمردان"] is None  # a short form alone
