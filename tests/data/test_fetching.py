"""Fetching, against a server on this machine that does everything a bad network does."""

import errno
import hashlib
import os
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.bad_network import PACKED, RAW, Server
from torchdojo.data import catalogue, mirror
from torchdojo.data.catalogue import Dataset, File, state_of
from torchdojo.data.fetch import fetch
from torchdojo.data.files import read_known
from torchdojo.data.mirror import Patience
from torchdojo.text import DojoError, Text

QUICK = Patience(silence=0.3, window=0.3, least=1000)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.over.set()
        made.shutdown()
        thread.join()


@pytest.fixture
def offer(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Path]:
    """Make a set "toy" with these mirrors, in order; return the folder it should come to."""
    monkeypatch.setenv("TORCHDOJO_DATA", str(tmp_path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    def make(*kinds: str) -> Path:
        file = File("data.bin.gz", len(RAW), hashlib.sha256(RAW).hexdigest(), packed=len(PACKED))
        mirrors = tuple(f"http://127.0.0.1:{server.server_port}/{kind}/" for kind in kinds)
        toy = Dataset("toy", Text(en="toy", zh="玩具"), "none", "none", (file,), mirrors)
        monkeypatch.setattr(catalogue, "datasets", lambda: {"toy": toy})
        return tmp_path / "toy"

    return make


def part_mark(kind: str) -> str:
    url = catalogue.datasets()["toy"].mirrors[0] + "data.bin.gz"
    assert f"/{kind}/" in url
    return f"{zlib.crc32(url.encode()):08x}"


def test_a_set_comes_whole_and_alone_into_its_folder(offer: Callable[..., Path]) -> None:
    folder = offer("good")
    assert state_of("toy") == "absent"
    assert fetch("toy", patience=QUICK) == folder
    assert state_of("toy") == "present"
    assert [p.name for p in folder.iterdir()] == ["data.bin.gz"]
    assert read_known("toy", "data.bin.gz") == RAW


def test_what_is_there_is_not_fetched_again(offer: Callable[..., Path], server: Server) -> None:
    offer("good")
    fetch("toy", patience=QUICK)
    seen: list[tuple[int, int]] = []
    fetch("toy", progress=lambda *counts: seen.append(counts), patience=QUICK)
    assert len(server.asked) == 1
    assert seen == [(len(PACKED), len(PACKED))]


def test_what_is_there_but_damaged_is_fetched_again(offer: Callable[..., Path]) -> None:
    folder = offer("good")
    fetch("toy", patience=QUICK)
    (folder / "data.bin.gz").write_bytes(PACKED[:-9])
    assert state_of("toy") == "damaged"
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"


def test_an_unpacked_file_is_as_good(offer: Callable[..., Path]) -> None:
    folder = offer("unpacked")
    fetch("toy", patience=QUICK)
    assert [p.name for p in folder.iterdir()] == ["data.bin"]
    assert state_of("toy") == "present"
    assert read_known("toy", "data.bin.gz") == RAW


def test_progress_counts_up_to_the_whole(offer: Callable[..., Path]) -> None:
    offer("good")
    seen: list[tuple[int, int]] = []
    fetch("toy", progress=lambda *counts: seen.append(counts), patience=QUICK)
    assert seen[0] == (0, len(PACKED)) and seen[-1] == (len(PACKED), len(PACKED))
    assert [so_far for so_far, _ in seen] == sorted(so_far for so_far, _ in seen)


NO_ANSWER = ["missing", "busy", "silent", "stalls", "trickles", "breaks_off_without_range"]
BAD_ANSWER = ["wrong", "page", "bomb", "endless", "garbles", "loops"]


@pytest.mark.parametrize("bad", NO_ANSWER + BAD_ANSWER)
def test_a_bad_mirror_is_left_for_the_next(bad: str, offer: Callable[..., Path]) -> None:
    folder = offer(bad, "good")
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"
    assert [p.name for p in folder.iterdir()] == ["data.bin.gz"]  # no beginnings are left lying about


def test_a_mirror_that_breaks_off_is_asked_for_the_rest(offer: Callable[..., Path], server: Server) -> None:
    offer("breaks_off")
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"
    starts = [range_ for _, range_ in server.asked]
    assert starts[0] is None and len(starts) > 2 and all(s and s.startswith("bytes=") for s in starts[1:])


def test_a_killed_download_goes_on_where_it_stopped(offer: Callable[..., Path], server: Server) -> None:
    folder = offer("good")
    seen: list[int] = []

    def pull_the_plug(so_far: int, total: int) -> None:
        seen.append(so_far)
        if so_far > 60_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch("toy", progress=pull_the_plug, patience=QUICK)
    assert not (folder / "data.bin.gz").exists()
    fetch("toy", patience=QUICK)
    assert server.asked[-1] == ("good", f"bytes={seen[-1]}-")
    assert state_of("toy") == "present"


def test_a_server_without_ranges_sends_all_again(offer: Callable[..., Path]) -> None:
    folder = offer("no_range")
    fetch("toy", patience=QUICK)
    (whole,) = folder.iterdir()
    whole.unlink()
    folder.joinpath(f"data.bin.gz.{part_mark('no_range')}.part").write_bytes(b"rubbish from before")
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"


@pytest.mark.parametrize("size", [1000, len(PACKED)], ids=["a little of it", "all of it"])
def test_a_spoilt_beginning_is_thrown_away(size: int, offer: Callable[..., Path]) -> None:
    folder = offer("good")
    folder.mkdir()
    folder.joinpath(f"data.bin.gz.{part_mark('good')}.part").write_bytes(bytes(size))
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"


def test_a_whole_beginning_only_needs_its_name(offer: Callable[..., Path], server: Server) -> None:
    folder = offer("good")
    folder.mkdir()
    folder.joinpath(f"data.bin.gz.{part_mark('good')}.part").write_bytes(PACKED)
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"
    assert server.asked == [("good", f"bytes={len(PACKED)}-")]


def test_beginnings_of_two_mirrors_are_never_mixed(offer: Callable[..., Path], server: Server) -> None:
    offer("stalls", "other")
    fetch("toy", patience=QUICK)
    assert server.asked[-1] == ("other", None)
    assert state_of("toy") == "present"


def test_when_nobody_has_it_every_mirror_and_the_way_by_hand_are_named(offer: Callable[..., Path]) -> None:
    folder = offer("missing", "silent", "wrong", "breaks_off_without_range", "trickles")
    with pytest.raises(DojoError) as caught:
        fetch("toy", patience=QUICK)
    for text in (caught.value.why.en, caught.value.why.zh):
        assert text.count("127.0.0.1") == 5 and "404" in text and "sha256" in text
    assert "does not answer" in caught.value.why.en and "broke off after 50,000" in caught.value.why.en
    assert "too slow" in caught.value.why.en
    assert str(folder) in caught.value.cure.en and "/missing/data.bin.gz" in caught.value.cure.en
    left = [p.stat().st_size for p in folder.iterdir()]
    assert max(left) == 50_000 and all(left), "only a beginning that holds something stays"


def test_offline_says_so(offer: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    offer("good")
    toy = catalogue.datasets()["toy"]
    refused = Dataset(toy.name, toy.title, "", "", toy.files, ("http://127.0.0.1:1/",))
    monkeypatch.setattr(catalogue, "datasets", lambda: {"toy": refused})
    with pytest.raises(DojoError) as caught:
        fetch("toy", patience=QUICK)
    assert "refused" in caught.value.why.en


def test_the_proxy_of_the_environment_is_asked(
    offer: Callable[..., Path], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer("good")
    toy = catalogue.datasets()["toy"]
    elsewhere = Dataset(toy.name, toy.title, "", "", toy.files, ("http://mirror.invalid/good/",))
    monkeypatch.setattr(catalogue, "datasets", lambda: {"toy": elsewhere})
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
    with pytest.raises(DojoError):
        fetch("toy", patience=QUICK)
    assert server.asked == [("", None)]  # the handler saw http://mirror.invalid/..., what a proxy is told


def test_a_full_disk_is_one_sentence_and_keeps_what_came(
    offer: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = offer("good")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("torchdojo.data.mirror.os.fsync", full)
        with pytest.raises(DojoError, match=os.strerror(errno.ENOSPC)):
            fetch("toy", patience=QUICK)
    assert [p.suffix for p in folder.iterdir()] == [".part"]
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"


def test_a_folder_that_cannot_be_made_is_one_sentence(offer: Callable[..., Path], tmp_path: Path) -> None:
    offer("good")
    (tmp_path / "toy").write_text("a file where the folder should be")
    with pytest.raises(DojoError, match="TORCHDOJO_DATA"):
        fetch("toy", patience=QUICK)


def test_a_second_fetch_of_the_same_file_steps_back(offer: Callable[..., Path]) -> None:
    folder = offer("good")
    folder.mkdir()
    part = folder / f"data.bin.gz.{part_mark('good')}.part"
    with part.open("ab") as held:
        mirror._lock(held, part)
        with pytest.raises(DojoError, match=r"part"):
            fetch("toy", patience=QUICK)
    fetch("toy", patience=QUICK)
    assert state_of("toy") == "present"


def test_a_bundled_set_needs_no_fetching() -> None:
    assert fetch("digits") == catalogue.path_of("digits")


def test_an_unknown_set_names_the_known_ones() -> None:
    with pytest.raises(DojoError, match="fashion-mnist"):
        fetch("mnits")
