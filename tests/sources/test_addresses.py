"""Which addresses may be asked, which numbers are public, and what is one address in two spellings."""

from __future__ import annotations

import ipaddress
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qawl.sources.addresses import Address, canonical, is_public, read_address, refusal_of

# Which addresses may be asked


@pytest.mark.parametrize(
    "url",
    [
        "http://press.example",
        "https://press.example/news?id=5#top",
        "HTTPS://PRESS.EXAMPLE:443/",
        "http://press.example:/",
        "http://93.184.216.34/",
        "https://[2606:2800:220:1::1]/",
        "http://أخبار.example/عاجل",
        "  https://press.example/\n",
        "\u200fhttps://press.example/\u202c",
    ],
)
def test_an_ordinary_address_may_be_asked(url: str) -> None:
    assert refusal_of(url) is None


@pytest.mark.parametrize(
    ("url", "code"),
    [
        *[(url, "fetch-bad-address") for url in ("", "press.example/news", "//press.example/", "http://", "http:///x")],
        *[(f"http://{host}/", "fetch-bad-address") for host in ("a b", "a..b", ".", "-%2f", "a" * 64, "a.b:x", "[::1")],
        *[
            (f"http://{host}/", "fetch-bad-address")
            for host in ("127.1", "0x7f.1", "2130706433", "0177.0.0.1", "1.2.3.4.5")
        ],
        ("http://press.example:70000/", "fetch-bad-address"),
        ("http://press.example\\@elsewhere.example/", "fetch-bad-address"),
        ("http://press.example/\r\nHost: elsewhere", "fetch-bad-address"),
        ("http://press.example/\ud800", "fetch-bad-address"),
        ("http://press\uff0fexample/", "fetch-bad-address"),
        ("http://[fe80::1%25eth0]/", "fetch-bad-address"),
        ("http://press.example/" + "a" * 9000, "fetch-bad-address"),
        *[(url, "fetch-scheme") for url in ("file:///etc/hostname", "ftp://press.example/", "javascript:alert(1)")],
        ("mailto:desk@press.example", "fetch-scheme"),
        ("http://reader@press.example/", "fetch-userinfo"),
        ("http://press.example:secret@elsewhere.example/", "fetch-userinfo"),
        ("http://press.example:8080/", "fetch-port"),
        ("http://press.example:22/", "fetch-port"),
    ],
)
def test_an_address_that_may_not_be_asked_has_its_reason(url: str, code: str) -> None:
    assert refusal_of(url) == code


def test_a_port_that_was_allowed_may_be_asked() -> None:
    assert refusal_of("http://press.example:8080/", allow_ports=(8080,)) is None


def test_digits_in_circles_are_the_number_they_are_dialled_as() -> None:
    address = read_address("http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/")

    assert isinstance(address, Address)
    assert address.host == "127.0.0.1"


def test_an_arabic_address_is_sent_in_ascii() -> None:
    address = read_address("http://أخبار24.example/عاجل اليوم?س=1#أعلى")

    assert isinstance(address, Address)
    assert address.host == "xn--24-ysdqe9ax.example"
    assert address.target == f"/{quote('عاجل')}%20{quote('اليوم')}?{quote('س')}=1"


def test_the_host_header_names_a_port_only_when_it_is_unusual() -> None:
    usual, unusual, number = (
        read_address(url) for url in ("https://press.example:443/", "http://press.example:443/", "http://[::1]:81/")
    )

    assert [a.authority for a in (usual, unusual, number) if isinstance(a, Address)] == [
        "press.example",
        "press.example:443",
        "[::1]:81",
    ]


@given(st.text())
@example("http://[/")
@example("http://\u2100.example/")
def test_no_text_breaks_the_reading_of_addresses(text: str) -> None:
    for url in (text, f"http://{text}", f"http://press.example/{text}"):
        read = read_address(url)

        assert isinstance(read, str) or (read.text.isascii() and " " not in read.text)


# Which numbers are public

PRIVATE = (
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "168.63.129.16"),
    *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.31.196.1"),
    *("192.52.193.1", "192.88.99.1", "192.168.0.1", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1"),
    *("203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    *("64:ff9b:1::1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::"),
    *("2002:a00:1::", "2620:4f:8000::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0"),
    *("fec0::1", "ff02::1", "4000::1", "2606:2800:220:1::1%eth0"),
)
PUBLIC = (
    *(
        "1.1.1.1",
        "8.8.8.8",
        "93.184.216.34",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.255.255",
        "192.0.1.1",
        "223.255.255.1",
    ),
    *("2606:2800:220:1::1", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "223.255.255.1"),
)


@pytest.mark.parametrize("number", PRIVATE)
def test_a_number_that_is_not_of_the_open_internet_is_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", PUBLIC)
def test_a_number_of_the_open_internet_is_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("number", ["", "localhost", "127.1", "0x7f.1", "1.2.3.4/8", "/run/docker.sock"])
def test_what_is_no_number_is_not_public(number: str) -> None:
    assert not is_public(number)


def test_the_library_alone_would_let_private_numbers_through() -> None:
    let_through = {number for number in PRIVATE if ipaddress.ip_address(number).is_global}

    assert {"192.88.99.1", "224.0.0.1", "168.63.129.16", "64:ff9b::7f00:1"} <= let_through


@given(st.ip_addresses(v=4))
def test_hidden_in_a_longer_number_a_number_is_judged_as_it_is(ip: ipaddress.IPv4Address) -> None:
    mapped, translated = f"::ffff:{ip}", f"64:ff9b::{ip}"
    six_to_four = str(ipaddress.IPv6Address(0x2002 << 112 | int(ip) << 80))

    assert is_public(mapped) == is_public(translated) == is_public(six_to_four) == is_public(str(ip))


# One address in two spellings


@pytest.mark.parametrize(
    "spelling",
    [
        "https://press.example/%D8%B9%D8%A7%D8%AC%D9%84/5?page=2",
        "https://press.example/%d8%b9%d8%a7%d8%ac%d9%84/5?page=2",
        "https://press.example/عاجل/5?page=2",
        "HTTPS://Press.Example:443/عاجل/5?page=2#top",
        "https://press.example./عاجل/5?page=2",
        "https://press.example/عاجل/./x/../5?page=2",
        "https://press.example/عاجل/%35?%70age=2",
        "https://press.example/عاجل/5?utm_source=rss&page=2&fbclid=abc",
        "https://press.example/عاجل/5?page=2&amp;utm_medium=feed",
        " https://press.example/عاجل/5?page=2&\u200f",
    ],
)
def test_spellings_of_one_page_are_one_address(spelling: str) -> None:
    assert canonical(spelling) == "https://press.example/%D8%B9%D8%A7%D8%AC%D9%84/5?page=2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://press.example/5", "http://press.example/5"),
        ("https://press.example/5", "https://www.press.example/5"),
        ("https://press.example/5", "https://m.press.example/5"),
        ("https://press.example/5", "https://press.example/5/amp"),
        ("https://press.example/5", "https://press.example/5?amp=1"),
        ("https://press.example/5", "https://press.example/5/"),
        ("https://press.example/?a=1&b=2", "https://press.example/?b=2&a=1"),
        ("https://press.example/a/b", "https://press.example/a%2Fb"),
        ("https://press.example/?q=a%26b", "https://press.example/?q=a&b"),
        ("https://press.example/%C7", "https://press.example/%D8%A7"),
    ],
)
def test_what_only_the_site_knows_to_be_one_stays_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_a_host_in_arabic_and_in_punycode_is_one() -> None:
    assert canonical("http://أخبار.example/") == canonical("http://xn--igbicxr.example/")


def test_what_is_no_web_address_comes_back_as_it_was() -> None:
    assert canonical(" mailto:desk@press.example ") == "mailto:desk@press.example"


LETTERS = st.text("abcعخ٣ %2fF.-_~/&=;+'()[]|\u064e", max_size=20)


@given(LETTERS, LETTERS)
def test_the_one_spelling_of_an_address_stays_as_it_is(path: str, query: str) -> None:
    once = canonical(f"http://press.example/{path}?{query}")

    assert canonical(once) == once
    assert isinstance(read_address(once), Address)


@given(st.text("اأإبتةعغىي ٠١٢abc", max_size=20))
def test_arabic_letters_and_their_percent_encoding_are_one(words: str) -> None:
    bare, encoded = f"http://press.example/x{words}x", f"http://press.example/x{quote(words)}x"

    assert canonical(bare) == canonical(encoded) == canonical(encoded.lower())
