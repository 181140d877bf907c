"""The report for machines: JSON, GitHub's annotations, SARIF."""

import json
import os
from typing import Any

from torchdojo.doctor.diagnosis import Diagnosis, Found
from torchdojo.doctor.rule import Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.TIP: "notice"}


def as_json(diagnosis: Diagnosis) -> str:
    """Return everything that was found, with the fields of the text report in both languages."""
    ran = diagnosis.log.run if diagnosis.log is not None else {"read": diagnosis.files}
    run = {k: v for k, v in ran.items() if k not in ("graphs", "models")}
    groups = {"found": diagnosis.found, "explained": diagnosis.explained, "accepted": diagnosis.accepted}
    findings = {name: [_row(one) for one in group] for name, group in groups.items()}
    whole = {"run": run, "rules": diagnosis.asked, **findings, "troubles": diagnosis.troubles}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _row(one: Found) -> dict[str, Any]:
    rule, place = one.rule, one.finding.place
    return {
        "rule": rule.name,
        "severity": rule.severity.value,
        "certainty": rule.certainty.value,
        "file": place.file,
        "line": place.line,
        "snippet": source_of(place.file).line(place.line),
        "what": _both(rule.what),
        "evidence": _both(one.finding.evidence),
        "why": _both(rule.why),
        "cure": _both(rule.cure),
        "lecture": rule.lecture,
        "source": rule.source,
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def as_github(diagnosis: Diagnosis) -> str:
    """Return one annotation a line, as GitHub Actions reads them."""
    lines = []
    for one in diagnosis.found:
        place, rule = one.finding.place, one.rule
        says = f"{rule.what} {one.finding.evidence} {rule.cure}".replace("%", "%25").replace("\n", "%0A")
        file = os.path.relpath(place.file)
        lines.append(f"::{LEVELS[rule.severity]} file={file},line={place.line},title={rule.name}::{says}")
    return "\n".join(lines)


def as_sarif(diagnosis: Diagnosis) -> str:
    """Return SARIF 2.1.0, as code scanning reads it."""
    used = {one.rule.name: one.rule for one in diagnosis.found}
    rules = [
        {"id": name, "shortDescription": {"text": str(rule.what)}, "fullDescription": {"text": str(rule.why)},
         "helpUri": rule.source} for name, rule in used.items()
    ]  # fmt: skip
    results = [
        {
            "ruleId": one.rule.name,
            "level": LEVELS[one.rule.severity].replace("notice", "note"),
            "message": {"text": f"{one.finding.evidence} {one.rule.cure}"},
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": os.path.relpath(one.finding.place.file)},
                                      "region": {"startLine": one.finding.place.line}}}
            ],
        }
        for one in diagnosis.found
    ]  # fmt: skip
    driver = {"name": "torchdojo doctor", "rules": rules}
    return json.dumps({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}]}, ensure_ascii=False, indent=1)  # fmt: skip
