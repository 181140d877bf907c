"""The doctor's marks in its own exam: named, at the exact line, false alarms, rule by rule.

OMP_NUM_THREADS=1 python bench/doctor_sets.py [--all-rules]
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all-rules", action="store_true")
    every_rule = parser.parse_args().all_rules
    asked, named, exact = sick()
    alarms, healthy = false()
    if every_rule:
        print("| rule | asked | named | exact line |\n|---|---|---|---|")
        for rule in sorted(asked):
            print(f"| {rule} | {asked[rule]} | {named[rule]} | {exact[rule]} |")
    whole = asked.total()
    print(
        f"{time.strftime('%Y-%m-%d %H:%M')}: {whole} sick scripts, {len(asked)} rules; named {named.total()}, ",
        end="",
    )
    print(f"at the exact line {exact.total()}; {alarms} of {healthy} healthy scripts with an alarm")


def sick() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Examine the sick scripts: asked, named, at the exact line, by rule."""
    from doctor.exam import SICK, found_in, patient

    asked, named, exact = Counter[str](), Counter[str](), Counter[str]()
    for one in map(patient, SICK):
        found = found_in(one.sick)
        lines = {line for rule, line in found if rule == one.rule}
        others = {rule for rule, _ in found} - {one.rule} - one.also
        asked[one.rule] += 1
        named[one.rule] += bool(lines)
        exact[one.rule] += bool(lines) and lines <= one.lines
        if not lines or not lines <= one.lines or others:
            print(
                f"  {one.name}: lines {sorted(lines)} for {sorted(one.lines)}, also {sorted(others)}",
                flush=True,
            )
    return asked, named, exact


def false() -> tuple[int, int]:
    """Examine cured twins and healthy scripts: how many alarm, of how many."""
    from doctor.exam import HEALTHY, SICK, found_in, patient

    scripts = {one.twin: one.cured for one in map(patient, SICK)} | {
        p.stem: p.read_text("utf-8") for p in HEALTHY
    }
    alarms = 0
    for name, text in scripts.items():
        if found := found_in(text, healthy=True):
            alarms += 1
            print(f"  {name}: {found}", flush=True)
    return alarms, len(scripts)


if __name__ == "__main__":
    main()
