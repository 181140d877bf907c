"""The report: one small file, closed to the network, drawn right in a real browser, in both languages."""

import html
import json
import math
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plots.view_samples import EMPTY, EVIL, SAMPLES
from torchdojo.engine.folder import RunFolder
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps, to_row
from torchdojo.plots.digest import About
from torchdojo.plots.report import SCRIPTS, write_report
from torchdojo.text import DojoError, Text
from torchdojo.views import Curve, Images, Line, Table

LIMIT = 400_000
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TITLE = Text(en="Digits", zh="手写数字识别")


def run_of(path: Path, records: Iterable[Record]) -> RunFolder:
    path.mkdir()
    (path / "environment.json").write_text(json.dumps({"torch": "2.13.0", "evil": EVIL}), "utf-8")
    lines = (json.dumps(to_row(record)) + "\n" for record in records)
    (path / "events.jsonl").write_text("".join(lines), "utf-8")
    return RunFolder(path)


def started(epochs: int = 3) -> Started:
    return Started(8, "mlp", {"lr": 0.01, "data": EVIL}, {}, epochs=epochs)


def noisy_run() -> list[Record]:
    """Three epochs with a falling, noisy loss and every view there is, also those with nothing in them."""
    losses = [2 * math.exp(-i / 300) + 0.3 * (i * 7919 % 100) / 100 for i in range(900)]
    told: list[Record] = [started()]
    for e in range(3):
        told.append(Steps(e, 300 * e, {"loss": losses[300 * e : 300 * e + 300]}))
        told.append(Epoched(e, 300 * e + 300, {"accuracy": 0.7 + 0.1 * e, "baseline": 0.25}))
        told.append(Shown(Line(Text(en="Moving line", zh="移动的直线"), [1, 2], [2, 4], 1.0 + e, 0.0)))
    told += [Shown(view) for view in (*SAMPLES, *EMPTY)]
    return [*told, Ended("done", {"accuracy": 0.9, "baseline": 0.25, "other": math.nan}, None, 12.5)]


def data_of(report: Path) -> Any:
    found = re.search(r'id="run">(.*?)</script>', report.read_text("utf-8"))
    assert found
    return json.loads(found[1])


def test_report_is_one_file_that_asks_nobody_for_anything(tmp_path: Path) -> None:
    report = write_report(run_of(tmp_path / "run", noisy_run()))
    text = report.read_text("utf-8")
    assert report.stat().st_size < LIMIT
    assert sorted(p.name for p in report.parent.iterdir()) == [
        "environment.json",
        "events.jsonl",
        "report.html",
    ]
    assert set(re.findall(r"https?://[^\s\"'`]+", text)) == {"http://www.w3.org/2000/svg"}, (
        "the name of SVG only"
    )
    assert not re.findall(r"<(?:link|iframe|img|script)[^>]+(?:src|href)=", text)
    assert "default-src 'none'" in text and "unsafe" not in text


def test_labels_from_the_data_cannot_become_markup(tmp_path: Path) -> None:
    text = write_report(run_of(tmp_path / "run", noisy_run()), About(Text(en=EVIL, zh=EVIL))).read_text(
        "utf-8"
    )
    assert "<b>" not in text and "<img" not in text
    assert text.count("</script>") == 3, "words, run and the program: no label has closed one"


@pytest.mark.parametrize("page", SCRIPTS)
def test_scripts_never_read_markup(page: str) -> None:
    source = (Path(write_report.__code__.co_filename).parent / "page" / page).read_text("utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|fetch\(|import", source
    )
    assert len(source.splitlines()) <= 250


def test_a_monstrous_run_still_makes_a_small_page(tmp_path: Path) -> None:
    many = 5_000
    told: list[Record] = [started(many)]
    told += [Steps(0, 0, {f"value{k}": [math.sin(i * 0.1 + k) for i in range(many)] for k in range(20)})]
    told += [Epoched(e, e, {f"metric{k}": 1 / (e + k + 1) for k in range(12)}) for e in range(1000)]
    wave = [math.sin(i / 7) for i in range(2000)]
    told += [
        Shown(
            Curve(
                Text(en=f"Curve {k}", zh=f"曲线 {k}"),
                "x",
                "y",
                {"a": (range(2000), wave), "b": (range(2000), wave)},
            )
        )
        for k in range(40)
    ]
    told += [Shown(Table(TITLE, ["words"], [["long " * 200]] * 1000))]
    told += [Shown(Images(TITLE, [[[0.5] * 64] * 64] * 30, ["picture"] * 30))]
    told += [Shown(Line(TITLE, list(range(500)), list(range(500)), k, 0)) for k in range(200)]
    report = write_report(run_of(tmp_path / "run", told))
    assert report.stat().st_size < LIMIT
    drawn = data_of(report)
    too_large = [views for views in drawn["views"] if "too large" in json.dumps(views)]
    assert too_large, "what does not fit is named, not dropped in silence"
    lines = next(views for views in drawn["views"] if views[0]["kind"] == "Line")
    assert lines[-1]["w"] == 199, "of many frames the last is kept"


def test_expectation_and_baseline_stand_beside_the_result(tmp_path: Path) -> None:
    about = About(TITLE, expected=[("accuracy", 0.91, 0.02), ("other", 1.0, 0.5)])
    drawn = data_of(write_report(run_of(tmp_path / "run", noisy_run()), about))
    assert [(row["name"], row["about"], row["kept"]) for row in drawn["result"]] == [
        ("accuracy", 0.91, True),
        ("baseline", None, None),
        ("other", 1.0, False),
    ]
    (chart,) = drawn["epochs"]["charts"]
    assert [(s["name"], s["reference"]) for s in chart["series"]] == [("accuracy", False), ("baseline", True)]


def test_a_noisy_loss_is_smoothed_over_raw_and_a_calm_one_is_not(tmp_path: Path) -> None:
    noisy = data_of(write_report(run_of(tmp_path / "noisy", noisy_run())))["series"][0]
    assert noisy["smooth"] is not None and len(noisy["raw"][0]) == 900
    calm: list[Record] = [started(), Steps(0, 0, {"loss": [0.99**i for i in range(900)]})]
    drawn = data_of(write_report(run_of(tmp_path / "calm", calm)))
    assert drawn["series"][0]["smooth"] is None
    assert drawn["story"]["state"] == "open", "no Ended was told"


def test_every_peak_of_a_long_loss_is_in_the_page(tmp_path: Path) -> None:
    losses = [1.0] * 100_000
    losses[77_777] = 50.0
    (series,) = data_of(write_report(run_of(tmp_path / "run", [started(), Steps(0, 0, {"loss": losses})])))[
        "series"
    ]
    assert max(series["raw"][1]) == 50.0 and len(series["raw"][1]) < 5000


@pytest.mark.parametrize(
    "records", [(), (started(),), (Shown(SAMPLES[0]),), (Ended("failed", {}),)], ids=range(4)
)
def test_a_run_that_told_nearly_nothing_has_a_report(tmp_path: Path, records: tuple[Record, ...]) -> None:
    assert write_report(run_of(tmp_path / "run", records)).stat().st_size < 80_000


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    run = run_of(tmp_path / "run", [started()])
    (run.path / "report.html").mkdir()
    with pytest.raises(DojoError, match="report"):
        write_report(run)
    assert not list(run.path.glob(".*.tmp"))


def test_page_opens_in_the_language_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for lang, title in (("zh", "第 8 讲 · 手写数字识别"), ("en", "Lecture 8 · Digits")):
        monkeypatch.setenv("TORCHDOJO_LANG", lang)
        text = write_report(run_of(tmp_path / lang, [started()]), About(TITLE)).read_text("utf-8")
        assert f"<title>{title}</title>" in text and f'<html lang="{lang}">' in text


@dataclass
class Seen:
    """What a browser made of the page."""

    dom: str
    complaints: list[str]

    @property
    def words(self) -> str:
        drawn = re.sub(r"<script.*?</script>|<style.*?</style>", "", self.dom, flags=re.S)
        return html.unescape(re.sub(r"<[^>]+>", " ", drawn))


def browse(report: Path, hash_: str, width: int, tmp: Path) -> Seen:
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    )
    flags += " --disable-component-update --disable-sync --enable-logging=stderr --virtual-time-budget=5000"
    command = [
        str(BROWSER),
        *flags.split(),
        f"--user-data-dir={tmp}",
        f"--window-size={width},900",
        "--dump-dom",
    ]
    ended = subprocess.run(
        [*command, f"{report.as_uri()}#{hash_}"], capture_output=True, text=True, timeout=300, check=True
    )
    return Seen(ended.stdout, [line for line in ended.stderr.splitlines() if "CONSOLE" in line])


POKE = """
setTimeout(() => {
  const all = (selector) => [...document.querySelectorAll(selector)], told = [];
  const point = (target, kind) => {
    const box = target.getBoundingClientRect(), at = { clientX: box.left + box.width / 2, clientY: box.top + 9 };
    target.dispatchEvent(new PointerEvent(kind, { ...at, bubbles: true }));
  };
  for (const field of all(".field, .confusion td.good, .images img, .node")) {
    tip.replaceChildren();
    point(field, "pointermove");
    told.push(tip.textContent);
  }
  for (const press of all(".card button")) press.click();
  for (const box of all("table.grid td")) point(box, "pointerenter");
  const sums = all(".sum").map((s) => s.textContent);
  for (const slider of all(".frames input"))
    for (let at = Number(slider.max); at >= 0; at--) {
      slider.value = at;
      slider.dispatchEvent(new Event("input"));
    }
  all("header button").forEach((press) => press.click());
  const wide = all("body *").filter((e) => !e.closest(".wide") && e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => `${e.tagName} ${e.className} ${e.closest("section")?.querySelector("h2").textContent}`);
  document.body.dataset.told = JSON.stringify({ told, wide, canvas: all("canvas.solid").length, sums });
}, 300);
"""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_a_browser_draws_every_view_in_both_languages(tmp_path: Path) -> None:
    about = About(TITLE, expected=[("accuracy", 0.91, 0.02)])
    report = write_report(run_of(tmp_path / "run", noisy_run()), about)
    for lang, width in (("zh", 1200), ("en", 400)):
        seen = browse(report, f"{lang},dark", width, tmp_path / lang)
        assert seen.complaints == []
        assert f'<html lang="{lang}" data-theme="dark">' in seen.dom
        assert "broken" not in re.findall(r"<title>(.*?)</title>", seen.dom)[0], "a label ran as a script"
        assert EVIL.split("<img")[0] in seen.words, "and is there as plain text"
        for view in SAMPLES[1:]:
            assert getattr(view.title, lang) in seen.words  # type: ignore[union-attr]
        assert seen.dom.count("<section") == len(SAMPLES) + len({type(view) for view in EMPTY}) + 7
        assert "NaN" not in "".join(re.findall(r' d="([^"]*)"', seen.dom)), (
            "a path with a hole is cut, not broken"
        )
        bodies = re.findall(r'<div class="body">(.{0,20})', seen.dom)
        assert all(body and not body.startswith("</div>") for body in bodies)


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_pointing_tells_values_and_every_control_works_on_a_phone(tmp_path: Path) -> None:
    report = write_report(run_of(tmp_path / "run", noisy_run()))
    poked = re.sub(r"<meta http-equiv.*?>", "", report.read_text("utf-8")).replace(
        "</body>", f"<script>{POKE}</script></body>"
    )
    report.write_text(poked, "utf-8")
    seen = browse(report, "zh,light", 400, tmp_path / "profile")
    assert seen.complaints == []
    found = re.search(r'data-told="([^"]*)"', seen.dom)
    assert found, "the page has drawn itself and answered"
    told = json.loads(html.unescape(found[1]))
    assert told["told"] and all(told["told"]), "every field tells something where the pointer is"
    assert told["told"][0].startswith("epoch") and any("损失" in said for said in told["told"])
    assert told["canvas"] >= 1, "the surface was turned into space"
    assert any("·" in line and "=" in line for line in told["sums"]), "the convolution is spelled out"
    assert told["wide"] == [], "nothing is wider than a phone"
    assert "picture 1 / 3" in seen.words, "the slider moved, and the language was switched"
    assert 'data-theme="dark"' in seen.dom


@pytest.mark.skipif(shutil.which("node") is None, reason="no node on this machine")
def test_the_page_writes_numbers_and_ticks_as_python_does() -> None:
    from torchdojo.plots.scale import Scale, labels, short

    values = [0.0, 1.0, -0.5, 0.6931471, 9999.6, 123456.0, 1e6, 2.5e-7, -0.00012, 1e300, 0.001, 12.5]
    axes: list[tuple[float, float, bool, bool]] = [
        (0.0, 1.0, False, False),
        (0.12, 2.31, False, False),
        (-3.0, 9.0, False, False),
        (1e-5, 3.0, True, False),
        (1e10, 1e10 + 1, False, False),
        (1.0, 3.0, False, True),
    ]
    source = (Path(write_report.__code__.co_filename).parent / "page" / "scale.js").read_text("utf-8")
    ask = (
        f"{source};const axes = {json.dumps(axes)}.map(([low, high, log, whole]) => "
        "labels(ticks({low, high, log, whole}, 5)));"
        f"console.log(JSON.stringify([{json.dumps(values)}.map((v) => short(v)), axes]))"
    )
    ended = subprocess.run(["node", "-e", ask], capture_output=True, text=True, check=True)
    written, ticked = json.loads(ended.stdout)
    assert written == [short(v) for v in values]
    assert ticked == [labels(Scale(*axis).ticks(5)) for axis in axes]
