"""How much one reader may ask."""

from __future__ import annotations

from qawl.server.limits import Backoff, Slots, Windows, address_key, is_loopback


def test_a_window_moves_with_the_time() -> None:
    windows = Windows()

    taken = [windows.take("a", 3, now) for now in (0.0, 10.0, 20.0, 30.0, 61.0)]

    assert taken == [None, None, None, 30.0, None]
    assert windows.take("a", 3, 62.0) == 8.0


def test_one_reader_does_not_use_up_what_another_may() -> None:
    windows = Windows()

    assert [windows.take(key, 1, 0.0) is None for key in ("a", "a", "b")] == [True, False, True]


def test_readers_without_end_do_not_fill_the_memory() -> None:
    windows = Windows(most_keys=10)

    for number in range(100):
        windows.take(str(number), 1, float(number))

    assert len(windows._done) == 10


def test_wrong_keys_make_one_wait_longer_and_longer() -> None:
    backoff = Backoff()
    waits = []

    for _ in range(8):
        backoff.failed("a", 100.0)
        waits.append(backoff.wait("a", 100.0))

    assert waits == [None, None, None, 1.0, 2.0, 4.0, 8.0, 16.0]
    assert backoff.wait("a", 117.0) is None
    backoff.passed("a")
    assert backoff.wait("a", 100.0) is None


def test_a_slot_is_given_back() -> None:
    slots = Slots(1)

    with slots.one() as first, slots.one() as second:
        assert (first, second) == (True, False)
    with slots.one() as third:
        assert third


def test_one_network_is_one_reader() -> None:
    assert address_key("2001:db8:1:2:3::4") == address_key("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert address_key("::ffff:192.0.2.7") == address_key("192.0.2.7") == "192.0.2.7"


def test_this_machine_is_known_by_all_its_names() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "192.0.2.7", "::", None, "example.test"))
