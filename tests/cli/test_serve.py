"""`qawl serve` as somebody starts it: its address, its one-time link, its end; and what it refuses."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest

from qawl.cli.speak import FAILED, MISUSED
from tests.cli.asking import COMMAND, ask, environment, heed_interrupts, line, write_lines

LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter\?key=\S+")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    path = folder / "s.db"
    assert ask("read", write_lines(folder / "n.jsonl", line(1)), "--store", str(path)).exit_code == 0
    return path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
def served(store: Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """The process, its address and its link."""
    arguments = ["serve", "--store", str(store), "--port", str(free_port()), "--dossier", "demo", "--lang", "en"]
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(PYTHONUNBUFFERED="1"),
        preexec_fn=heed_interrupts,
    )
    assert process.stdout is not None
    told = process.stdout.readline() + process.stdout.readline()
    link = LINK.search(told)
    assert link is not None, told
    yield process, link[0].split("/enter")[0], link[0]
    process.kill()
    process.wait()
    process.stdout.close()


def until_ready(reader: httpx.Client, address: str) -> httpx.Response:
    """Ask as a browser does, which comes back while the dossier is being prepared."""
    end = time.monotonic() + 60
    while (answer := reader.get(address)).status_code == 503 and time.monotonic() < end:
        assert answer.headers["Refresh"]
        time.sleep(0.2)
    return answer


def test_it_says_where_it_is_and_the_link_that_it_prints_opens_once(
    served: tuple[subprocess.Popen[str], str, str],
) -> None:
    _, address, link = served
    with httpx.Client() as reader, httpx.Client() as other:
        assert 'lang="ar"' in reader.get(address).text
        assert reader.post(f"{address}/leave", headers={"Origin": address}).status_code in (401, 403)
        entered = reader.get(link)

        assert entered.status_code == 303
        assert "qawl_session" in reader.cookies
        assert other.get(link).status_code == 403
        assert reader.get(f"{address}/api/statements").json()["items"]


def test_arabic_in_an_address_is_understood_as_it_is_typed(served: tuple[subprocess.Popen[str], str, str]) -> None:
    """As `curl` sends it; a browser writes it with percent signs."""
    _, address, _ = served
    asked = "GET /api/statements?words={}&limit=1 HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n"
    host = address.removeprefix("http://")
    with socket.create_connection(("127.0.0.1", int(host.rpartition(":")[2]))) as line:
        line.sendall(asked.format("السد", host).encode())
        answer = b"".join(iter(lambda: line.recv(65_536), b""))

    assert answer.startswith(b"HTTP/1.1 200")
    assert "السد سيفتح" in answer.decode()


def test_it_ends_when_it_is_interrupted_and_leaves_no_process(
    served: tuple[subprocess.Popen[str], str, str],
) -> None:
    process, address, _ = served
    with httpx.Client() as reader:
        assert until_ready(reader, f"{address}/d/ghudran-talks").status_code == 200
    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=15) in (0, 130)
    with pytest.raises(httpx.ConnectError), httpx.Client() as reader:
        reader.get(address)


def test_what_cannot_be_served_is_told_with_its_cure(store: Path, tmp_path: Path) -> None:
    missing = ask("serve", "--store", str(tmp_path / "no.db"), "--lang", "en")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        busy = ask("serve", "--store", str(store), "--port", str(port), "--dossier", "demo", "--lang", "en")

    assert missing.exit_code == FAILED
    assert "qawl demo" in missing.stderr
    assert busy.exit_code == FAILED
    assert "--port" in busy.stderr


def test_it_does_not_listen_to_others_unless_it_is_said_who_may_read(store: Path) -> None:
    answer = ask("serve", "--store", str(store), "--host", "0.0.0.0", "--lang", "en")

    assert answer.exit_code == MISUSED
    assert "--public-read" in answer.stderr
