"""An exam by somebody else: what the doctor says of scripts it has not seen, written by people who have not seen it.

    OMP_NUM_THREADS=1 python bench/doctor_exam.py FOLDER [PATTERN ...]

FOLDER holds sick/*.py, the same files cured in cured/, other honest scripts in healthy/, and expected.tsv: file, the
lines that may be named (with commas), the mistake in a sentence, with tabs between. Every part may be missing.
PATTERN (12_*, *gan*) takes some of the files. A sick script counts as named where a finding stands at one of its
lines, or else within two lines of one: what was said is printed beside the mistake, for a person to decide.
On a cured or healthy script every finding is an alarm, tips and symptoms too.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
NEAR = 2


def chosen(folder: Path, patterns: list[str]) -> Iterator[Path]:
    """Yield the scripts of a folder that a pattern names, or all."""
    yield from (p for p in sorted(folder.glob("*.py")) if not patterns or any(map(p.match, patterns)))


def said(script: Path, healthy: bool) -> list[tuple[str, int]]:
    """Run a script in an empty folder under the doctor; return rules and lines, and how it failed if it did."""
    from doctor.running import run
    from torchdojo.doctor.diagnosis import diagnose

    with TemporaryDirectory() as folder:
        ran = run(script.read_text("utf-8"), Path(folder))
        if ran.log is None:
            return [("NO LOG: " + ran.err[-200:], 0)]
        diagnosis = diagnose(ran.log)
    found = diagnosis.found + (diagnosis.explained if healthy else [])
    troubles = [(f"TROUBLE {name}: {why}"[:200], 0) for name, why in diagnosis.troubles.items()]
    crashed = [("CRASHED: " + ran.err[-200:], 0)] if ran.status and healthy else []
    return [(one.rule.name, one.finding.place.line) for one in found] + troubles + crashed


def examine_sick(folder: Path, patterns: list[str]) -> str:
    """Print what is said of each sick script; return the score."""
    table = folder / "expected.tsv"
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines()] if table.exists() else []
    expected = {Path(row[0]).name: row[1:] for row in rows if len(row) > 1}
    asked = near = exact = 0
    for script in chosen(folder / "sick", patterns):
        lines, *mistake = expected.get(script.name, ["", "not in expected.tsv"])
        right = {int(word) for word in lines.replace(" ", "").split(",") if word.isdigit()}
        found = said(script, healthy=False)
        there = {line for _, line in found}
        asked, hit = asked + 1, bool(there & right)
        exact += hit
        near += hit or any(abs(line - one) <= NEAR for line in there for one in right)
        print(
            f"{'ok  ' if hit else 'LOOK'} {script.name} {sorted(right)} {found} | {' '.join(mistake)}",
            flush=True,
        )
    return f"{asked} sick: {exact} at an expected line, {near} at most {NEAR} lines off"


def examine_honest(folder: Path, patterns: list[str]) -> str:
    """Print the alarms on the scripts of a folder; return how many of them alarm."""
    asked = alarms = 0
    for script in chosen(folder, patterns):
        asked += 1
        if found := said(script, healthy=True):
            alarms += 1
            print(f"ALARM {folder.name}/{script.name} {found}", flush=True)
    return f"{asked} in {folder.name}/: {alarms} with an alarm"


def main() -> None:
    """Print what is to be looked at, and the scores."""
    folder, patterns = Path(sys.argv[1]), sys.argv[2:]
    scores = [examine_sick(folder, patterns)]
    scores += [examine_honest(folder / part, patterns) for part in ("cured", "healthy")]
    print(*scores, sep="\n")


if __name__ == "__main__":
    main()
