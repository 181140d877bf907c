"""The visdom page as a learner sees it: the real server, fed by the sink, looked at in Chromium."""

import io
import math
from collections.abc import Iterator
from typing import Any

import pytest

from plots.view_samples import SAMPLES
from plots.visdom_page import Page, chromium, closed_off
from torchdojo.engine.records import Ended, Epoched, Shown, Started, Steps
from torchdojo.plots.visdom_server import Server
from torchdojo.plots.visdom_sink import VisdomSink
from torchdojo.text import VARIABLE, Text
from torchdojo.views import Line, Note, Surface

GRID = [i * 0.1 for i in range(41)]
COST = [[sum((w * x + b - y) ** 2 for x, y in ((1, 5), (2, 8), (3, 11))) / 3 for w in GRID] for b in GRID]
FITTED = Line(Text(en="Fitted line", zh="拟合的直线"), [1, 2, 3], [2, 4, 6], w=1.9, b=0.1)
SURFACE = Surface(
    Text(en="Cost surface", zh="代价曲面"), GRID, GRID, COST, "w", "b", Text(en="cost", zh="代价")
)


@pytest.fixture(scope="module", autouse=True)
def chinese() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "zh")
        yield


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with closed_off(tmp_path_factory.mktemp("visdom")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Page]:
    opened = Page(browser, server)
    yield opened
    opened.page.close()


def begun(server: Server) -> VisdomSink:
    sink = VisdomSink(server.url)
    sink.show(Started(1, "search", {"lr": 0.1}, {}, 0, 2))
    return sink


def test_curve_line_and_words_appear_on_a_page_that_is_open_and_asks_nobody_else(
    server: Server, page: Page
) -> None:
    sink = begun(server)
    sink.show(Steps(0, 0, {"loss": [1.0 / (1 + i) for i in range(300)]}))
    sink.show(Epoched(0, 300, {"accuracy": 0.9, "baseline": 0.1}))
    sink.show(Shown(FITTED))
    sink.show(Shown(Note(Text(en="A sentence.", zh="一句话，<b>不是</b>粗体。"))))
    curve = page.plot("损失")
    assert curve["data"][0]["x"] == list(range(1, 301))
    assert curve["data"][0]["y"] == [1.0 / (1 + i) for i in range(300)]
    assert [trace["name"] for trace in page.plot("准确率")["data"]] == ["准确率", "基线"]
    line = page.plot("拟合的直线")
    assert line["shown"] == "拟合的直线"
    assert line["data"][0]["y"] == [2, 4, 6]
    fitted = line["data"][1]
    assert fitted["y"] == pytest.approx([1.9 * x + 0.1 for x in fitted["x"]])
    assert fitted["name"] == "y = 1.9·x + 0.1"
    page.wait_for("t => document.body.innerText.includes(t)", "一句话，<b>不是</b>粗体。")
    sink.show(Ended("done", {"w": 2.0}))
    sink.close()
    page.wait_for("t => document.body.innerText.includes(t)", "结果 · 完成")
    assert page.wrong == []


def test_the_cost_surface_is_drawn_in_its_shades(server: Server, page: Page) -> None:
    from PIL import Image

    sink = begun(server)
    sink.show(Shown(SURFACE))
    sink.close()
    surface = page.plot("代价曲面")
    assert surface["data"][0]["type"] == "surface"
    assert surface["data"][0]["z"] == COST
    assert surface["layout"]["scene"]["zaxis"]["title"]["text"] == "代价"
    shown = Image.open(io.BytesIO(page.picture("代价曲面"))).convert("RGB")
    counted: Any = shown.getcolors(1 << 20)
    colours = {colour for count, colour in counted if count > 20}
    assert any(g > r and g > b for r, g, b in colours)  # the middle of the scale is green
    assert any(r > 200 and g > 200 and b < 120 for r, g, b in colours)  # its top is yellow
    assert page.wrong == []


def test_chinese_is_drawn_with_glyphs_not_boxes(server: Server, page: Page) -> None:
    pixels = """word => { const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        c.font = '40px "Open Sans", verdana, arial, sans-serif'; c.fillText(word, 0, 45);
        return c.getImageData(0, 0, 50, 60).data.join() }"""
    line, surface, missing = (page.page.evaluate(pixels, word) for word in ("线", "曲", "\U000f1234"))
    if line == surface == missing:
        pytest.skip("no Chinese font on this machine")
    assert len({line, surface, missing}) == 3


def test_a_curve_grows_while_the_page_is_open(server: Server, page: Page) -> None:
    sink = begun(server)
    grown = "n => [...document.querySelectorAll('.js-plotly-plot')].some(p => p.data[0].x?.length === n)"
    sink.show(Steps(0, 0, {"loss": [1.0] * 7}))
    page.wait_for(grown, 7)
    sink.show(Steps(0, 7, {"loss": [0.5] * 6}))
    page.wait_for(grown, 13)
    sink.close()
    assert page.wrong == []


def test_divergence_is_marked(server: Server, page: Page) -> None:
    sink = begun(server)
    sink.show(Steps(0, 0, {"loss": [1.0, 10.0, 1e6, math.inf, math.nan]}))
    sink.close()
    marked = "n => [...document.querySelectorAll('.js-plotly-plot')].some(p => p.layout.shapes?.length === n)"
    page.wait_for(marked, 1)
    drawn = page.plot("损失")
    assert drawn["layout"]["shapes"][0]["x0"] == 4
    assert "4" in drawn["layout"]["annotations"][0]["text"]
    assert page.wrong == []


def test_every_kind_of_view_has_a_window_that_shows_labels_as_they_are(server: Server, page: Page) -> None:
    sink = begun(server)
    for view in SAMPLES:
        sink.show(Shown(view))
    sink.show(Ended("done", {}))
    sink.close()
    titles = {str(view.title) for view in SAMPLES if not isinstance(view, Note)}
    page.wait_for("n => document.querySelectorAll('.window').length >= n", len(titles))
    page.wait_for("() => [...document.querySelectorAll('.js-plotly-plot')].every(p => p._fullLayout)")
    assert page.page.title() == "visdom"  # a label of the samples tries to change it
    assert page.wrong == []
