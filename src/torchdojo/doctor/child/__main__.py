"""`python -m torchdojo.doctor.child LOG [--steps N] [-m MODULE | FILE] arguments...`: started by the doctor.

With a folder in the place of LOG the script is probed instead of watched.
"""

import os
import signal
import sys
from pathlib import Path


def main(words: list[str]) -> int:
    """Run what the words say."""
    sys.path.pop(0)  # "-m" put the working directory there; a script's own folder takes its place
    from torchdojo.doctor.child.script import Order, run

    log, *words = words
    steps = 0
    if words[0] == "--steps":
        steps, words = int(words[1]), words[2:]
    module = words[0] == "-m"
    target, *arguments = words[1:] if module else words
    order = Order(target, tuple(arguments), module, steps)
    if Path(log).is_dir():
        from torchdojo.doctor.child import probing

        probing.run(order, Path(log))
    status = run(order, Path(log))
    if status == 130:  # ended by Ctrl-C: say so to the shell as Python does
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
    if "RANK" in os.environ:
        from torchdojo.engine.leaving import leave

        leave(status)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
