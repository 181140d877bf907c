"""What the doctor says of strangers' scripts: a table of alarms. Each runs in a process and a folder of its own.

    OMP_NUM_THREADS=1 python bench/doctor_strangers.py FOLDER [--steps 500] [--seconds 300]
        [--packages FOLDER] [--keep FOLDER]

What the scripts import and we do not have (pandas, gym, a stand-in for torchvision) lies in a folder of its own,
which the doctor must take for installed packages, not for the script's own code. --keep writes whole reports there.
Scripts never reach the network: a process without network (`unshare -rn`) where the system allows it, else sockets
are refused by a sitecustomize in front of the script. Written by hand into bench/RESULTS.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REFUSE = """
import socket
class Refused(socket.socket):
    def connect(self, address):
        if self.family != socket.AF_UNIX:
            raise OSError("no network here")
        return super().connect(address)
socket.socket = Refused
"""
INSTALLED = """
import site
site.getsitepackages = lambda own=site.getsitepackages(): [*own, {!r}]
"""


def lonely() -> list[str]:
    """Return the words that take the network away from a command, or none."""
    words = ["unshare", "-rn"]
    can = shutil.which("unshare") and subprocess.run([*words, "true"], capture_output=True).returncode == 0
    return words if can else []


def examine(script: Path, steps: int, seconds: float, packages: Path) -> tuple[str, dict[str, Any]]:
    """Run one script under the doctor in an empty folder; return how it ended and the report."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sitecustomize.py").write_text(REFUSE + INSTALLED.format(str(packages)), "utf-8")
        report = Path(folder, "report.json")
        path = os.pathsep.join([folder, str(ROOT / "src"), str(packages)])
        env = {**os.environ, "PYTHONPATH": path, "MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"}
        command = [*lonely(), sys.executable, "-m", "torchdojo", "doctor", "--json", str(report)]
        command += ["--all", "--steps", str(steps), str(script)]
        try:
            ran = subprocess.run(
                command,
                cwd=folder,
                env=env,
                capture_output=True,
                text=True,
                stdin=subprocess.DEVNULL,
                timeout=seconds,
            )
        except subprocess.TimeoutExpired:
            return "time", {}
        words = (ran.stderr.strip().splitlines() or [""])[-1]
        said = json.loads(report.read_text("utf-8")) if report.exists() else {}
        return ("ran" if said else f"failed: {words[:60]}"), said


def rows(order: argparse.Namespace) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, ending and alarms of every script of a folder."""
    for script in sorted(order.folder.resolve().rglob("*.py")):
        ending, said = examine(script, order.steps, order.seconds, order.packages.resolve())
        if order.keep:
            (order.keep / f"{script.stem}.json").write_text(json.dumps(said, ensure_ascii=False, indent=1))
        alarms = [f"{o['severity']} {o['rule']}:{o['line']}" for o in said.get("found", [])]
        run = said.get("run", {})
        crashed = f", {run['error']}"[:60] if run.get("error") else ""
        yield script.stem, f"{ending}, {run.get('steps', 0)} steps{crashed}", alarms


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--packages", type=Path, default=Path("packages"))
    parser.add_argument("--keep", type=Path)
    order = parser.parse_args()
    count = alarmed = 0
    for name, ending, alarms in rows(order):
        count, alarmed = count + 1, alarmed + bool(alarms)
        print(f"| {name} | {ending} | {'; '.join(alarms) or '-'} |", flush=True)
    print(f"{count} scripts, {alarmed} with an alarm")


if __name__ == "__main__":
    main()
