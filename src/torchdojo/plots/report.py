"""The report of a run: one HTML file that opens without a network and asks nobody for anything."""

import hashlib
import json
from base64 import b64encode
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from torchdojo.engine import atomic
from torchdojo.engine.folder import RunFolder
from torchdojo.plots.digest import About, digest
from torchdojo.plots.names import NAMES
from torchdojo.plots.page_words import NO_SCRIPT, WORDS
from torchdojo.plots.story import tell
from torchdojo.text import Text
from torchdojo.views import to_json

SCRIPTS = ("draw.js", "scale.js", "chart.js", "fields.js", "views.js", "layers.js", "page.js")

PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<noscript><p>{no_script}</p></noscript>
<script type="application/json" id="words">{words}</script>
<script type="application/json" id="run">{run}</script>
<script>{script}</script>
</body>
</html>
"""


def write_report(folder: RunFolder, about: About | None = None) -> Path:
    """Write the run's report.html and return its path; raises DojoError if the folder cannot be written."""
    story = tell(folder.records())
    drawn = digest(story, folder.name, folder.environment, about or About())
    path = folder.path / "report.html"
    atomic.write_bytes(path, page(drawn).encode())
    return path


def page(drawn: dict[str, Any]) -> str:
    """Return the page that draws a digest."""
    source = files(__package__) / "page"
    style = (source / "page.css").read_text("utf-8")
    script = "".join((source / name).read_text("utf-8") for name in SCRIPTS)
    # Nothing may be loaded or run but what stands here: the browser itself refuses the rest.
    policy = f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}"
    title = Text(**{lang: drawn["story"]["title"][lang] for lang in ("en", "zh")})
    return PAGE.format(
        lang=drawn["lang"],
        policy=policy,
        title=escape(str(title)),
        style=style,
        no_script=escape(f"{NO_SCRIPT.zh} {NO_SCRIPT.en}"),
        words=_data({**WORDS, "names": NAMES}),
        run=_data(drawn),
        script=script,
    )


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _data(value: Any) -> str:
    """Return JSON that cannot end the script element it stands in, whatever words it holds."""
    text = json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
