"""The report for machines: JSON, GitHub's annotations, SARIF."""

import json
import os
from pathlib import Path
from typing import Any

from torchdojo import __version__
from torchdojo.doctor.diagnosis import Diagnosis, Found
from torchdojo.doctor.log import Place
from torchdojo.doctor.report import shown_place
from torchdojo.doctor.rule import Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.torch_says import said
from torchdojo.text import Text

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.TIP: "notice"}


def as_json(diagnosis: Diagnosis) -> str:
    """Return everything that was found, with the fields of the text report in both languages."""
    ran = diagnosis.log.run if diagnosis.log is not None else {"read": diagnosis.files}
    run = {k: v for k, v in ran.items() if k not in ("graphs", "models")}
    groups = {"found": diagnosis.found, "explained": diagnosis.explained, "accepted": diagnosis.accepted}
    findings = {name: [_row(one) for one in group] for name, group in groups.items()}
    names = frozenset(one.rule.name for one in (*diagnosis.found, *diagnosis.explained))
    warned = [
        {"file": one.place.file, "line": one.place.line, "text": one.text,
         **({"why": _both(one.known.why), "cure": _both(one.known.cure)} if one.known else {})}
        for one in (said(diagnosis.log, names) if diagnosis.log is not None else ())
    ]  # fmt: skip
    findings["pytorch"] = warned
    whole = {"run": run, "rules": diagnosis.asked, **findings, "troubles": diagnosis.troubles}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _row(one: Found) -> dict[str, Any]:
    rule, place = one.rule, one.finding.place
    return {
        "rule": rule.name,
        "severity": rule.severity.value,
        "certainty": rule.certainty.value,
        "read": one.read,  # by reading alone, not seen in a run
        "file": place.file,
        "line": place.line,
        **_in_cell(place),
        "snippet": source_of(place.file).line(place.line),
        "what": _both(rule.what),
        "evidence": _both(one.finding.evidence),
        "why": _both(rule.why),
        "cure": _both(rule.cure),
        "lecture": rule.lecture,
        "source": rule.source,
    }


def _in_cell(place: Place) -> dict[str, int]:
    """Return cell and line of a place in a notebook, whose "line" counts all its code cells as one text."""
    notebook = source_of(place.file).notebook
    return dict(zip(("cell", "cell_line"), notebook.cell(place.line), strict=True)) if notebook else {}


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def as_github(diagnosis: Diagnosis) -> str:
    """Return one annotation a line, as GitHub Actions reads them."""
    lines = []
    for one in diagnosis.found:
        place, rule = one.finding.place, one.rule
        says = f"{rule.what} {one.finding.evidence} {rule.cure}"
        where = f"file={_escaped(os.path.relpath(place.file), ',:')}"
        if source_of(place.file).notebook:
            says = f"{shown_place(place)}: {says}"  # lines of a notebook's file mean nothing to its reader
        else:
            where += f",line={place.line}"
        lines.append(f"::{LEVELS[rule.severity]} {where},title={rule.name}::{_escaped(says)}")
    return "\n".join(lines)


def _escaped(text: str, further: str = "") -> str:
    for letter in "%\r\n" + further:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text


def as_sarif(diagnosis: Diagnosis) -> str:
    """Return SARIF 2.1.0, as code scanning reads it."""
    used = {one.rule.name: one.rule for one in diagnosis.found}
    rules = [
        {
            "id": name,
            "shortDescription": {"text": str(rule.what)},
            "fullDescription": {"text": str(rule.why)},
            "help": {"text": str(rule.cure)},
            "helpUri": rule.source,
            "defaultConfiguration": {"level": _level(rule)},
        }
        for name, rule in used.items()
    ]
    driver = {"name": "torchdojo doctor", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_result(one, list(used)) for one in diagnosis.found]}
    whole = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _result(one: Found, names: list[str]) -> dict[str, Any]:
    place = one.finding.place
    region = {"startLine": place.line, "snippet": {"text": source_of(place.file).line(place.line)}}
    file = {"uri": Path(os.path.relpath(place.file)).as_posix()}
    says = f"{shown_place(place)}: {one.rule.what} {one.finding.evidence} {one.rule.cure}"
    return {
        "ruleId": one.rule.name,
        "ruleIndex": names.index(one.rule.name),
        "level": _level(one.rule),
        "message": {"text": says},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }


def _level(rule: Rule) -> str:
    return LEVELS[rule.severity].replace("notice", "note")
