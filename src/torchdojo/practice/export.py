"""What a learner hands in: one JSON file with their progress and answers, and the same as a page.

The sha256 at its end tells a teacher that a file was damaged or edited by hand. It is no signature: who wants to cheat
can, and that is what `torchdojo classroom collect --judge` is for: it judges the answers again.
"""

import hashlib
import json
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from torchdojo import __version__
from torchdojo.practice.bank import exercises
from torchdojo.practice.progress import STATES, Book, Record, now
from torchdojo.practice.workspace import Workspace
from torchdojo.text import Text, language

FORMAT = 1
FACTS = ("state", "attempts", "hints", "solution", "passed", "elapsed", "cpu", "kinds")


def handed_in(workspace: Workspace, book: Book) -> dict[str, Any]:
    """Return what is handed in: every exercise that was begun."""
    begun = [one for one in exercises() if one.name in book.records or workspace.touched(one)]
    rows = []
    for exercise in begun:
        record = book.records.get(exercise.name, Record())
        facts = {key: value for key, value in asdict(record).items() if key in (*FACTS, "failed")}
        source = _source(workspace.file(exercise)) if workspace.touched(exercise) else ""
        sha256 = hashlib.sha256(source.encode()).hexdigest()
        rows.append(
            {"name": exercise.name, "lecture": exercise.lecture, **facts, "sha256": sha256, "source": source}
        )
    content = {
        "torchdojo": __version__,
        "format": FORMAT,
        "student": book.student,
        "exported": now().isoformat(timespec="seconds"),
        "of": len(exercises()),
        "exercises": rows,
    }
    return {**content, "sha256": seal(content)}


def seal(content: dict[str, Any]) -> str:
    """Return the sha256 over everything else in the file."""
    rest = {key: value for key, value in content.items() if key != "sha256"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _source(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig", "replace")


def page(content: dict[str, Any]) -> str:
    """Return what is handed in as a page of HTML, without a script, without anything from elsewhere."""
    title = Text(en="Practice of {student}", zh="{student} 的练习").format(student=content["student"] or "—")
    head = [
        Text(en="Exercise", zh="练习"),
        Text(en="State", zh="状态"),
        Text(en="Attempts", zh="尝试"),
        Text(en="Hints", zh="提示"),
        Text(en="Minutes", zh="分钟"),
    ]
    rows = [
        [row["name"], str(STATES[row["state"]]), row["attempts"], row["hints"], round(row["elapsed"] / 60)]
        for row in content["exercises"]
    ]
    answers = "".join(
        f"<details><summary>{escape(row['name'])}</summary><pre>{escape(row['source'])}</pre></details>\n"
        for row in content["exercises"]
        if row["source"]
    )
    told = f"{content['exported']} · torchdojo {content['torchdojo']} · sha256 {content['sha256']}"
    return document(str(title), f"{table(head, rows)}\n{answers}<p>{escape(told)}</p>")


def table(head: list[Text], rows: list[list[Any]]) -> str:
    """Return rows as a table of HTML; every cell is escaped."""
    top = "".join(f"<th>{escape(str(cell))}</th>" for cell in head)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


STYLE = (
    "body{font-family:system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "td,th{padding:.25rem .7rem;border-bottom:1px solid #ccc;text-align:left}"
    "pre{background:#f5f5f5;padding:1rem;overflow:auto}p{color:#666;overflow-wrap:anywhere}"
)


def document(title: str, body: str) -> str:
    """Return a whole page that may load and run nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n</body></html>\n"
    )
