"""Other tools on our sick and healthy scripts: torch-audit, torchtest2, torchfix, PyTorch's own warnings, the doctor.

In a virtual environment that sees this one's torch (`pip install --no-deps` the three tools and libcst into it):
    OMP_NUM_THREADS=1 peers/bin/python bench/doctor_peers.py [--every 2]

The tools that ask for lines in the script get them as their authors advise, at the first step: torch-audit's
autopatch() of the model that runs, torchtest2's check_model() with the first batch, loss and optimizer. MEANS says
which answer of a tool counts as naming which of our mistakes, in doubt for the tool. By hand into bench/RESULTS.md.
"""

import argparse
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
GRAPH = ("loss-detached-from-parameters", "no-grad-around-training", "parameters-never-reached")
OWNERS = ("parameters-not-in-optimizer", "optimizer-holds-other-parameters", "frozen-parameters-in-optimizer")
MEANS: dict[str, tuple[str, ...]] = {
    "TA100": ("loss-not-finite", "learning-rate-too-large"),
    "TA102": ("learning-rate-too-large", "targets-not-scaled", "inputs-not-scaled"),
    "TA103": ("dead-relu", "vanishing-gradients", "constant-initial-weights"),
    "TA104": (*GRAPH, *OWNERS, "layers-in-a-python-list", "tensor-not-a-parameter"),
    "TA301": ("inputs-not-scaled", "test-scaled-differently"),
    "TA304": ("batch-norm-of-one-row",),
    "TA305": ("loss-not-finite",),
    "TA402": ("weight-decay-too-large",),
    "TA500": ("parameters-never-reached",),
    "TA501": ("layers-made-in-forward", "hidden-state-never-detached"),
    "optimizer_coverage": OWNERS,
    "gradient_flow": (*GRAPH, "layers-made-in-forward"),
    "gradient_magnitude": ("vanishing-gradients", "learning-rate-too-large", "inputs-not-scaled"),
    "params_change": (*GRAPH, *OWNERS, "learning-rate-too-small"),
    "frozen_params": ("misspelt-attribute", "frozen-parameters-in-optimizer"),
    "input_dependency": ("dead-relu", "constant-initial-weights"),
    "batch_independence": ("softmax-over-the-batch", "batch-and-time-swapped", "view-for-transpose"),
    "eval_determinism": ("dropout-always-on", "layers-made-in-forward"),
    "output_varies": ("dead-relu", "constant-initial-weights", "vanishing-gradients"),
    "output_finite": ("loss-not-finite",),
    "loss": ("loss-not-finite", "logits-into-bce", "broadcast-in-regression-loss"),
    "initial_loss": ("inputs-not-scaled", "targets-not-scaled", "logits-into-nll", "probabilities-into-nll"),
    "TOR002": ("misspelt-attribute",),
    "TOR401": ("loader-takes-most-time",),
    "target size": ("broadcast-in-regression-loss",),
    "lr_scheduler.step": ("scheduler-before-optimizer",),
}


def audited(run: Callable[[], None]) -> list[str]:
    """Run a script with torch-audit's autopatch on the first model that is called."""
    import torch
    import torch_audit  # type: ignore[import-not-found]

    made: list[Any] = []
    found: list[Any] = []
    first = torch.optim.Optimizer.__init__
    setattr(torch.optim.Optimizer, "__init__", _after(first, lambda args: made.append(args[0])))  # noqa: B010

    def called(module: torch.nn.Module, _: Any) -> None:
        if not found and made and torch.is_grad_enabled() and any(True for _ in module.parameters()):
            found.append(None)
            found[0] = torch_audit.autopatch(module, optimizer=made[-1], every_n_steps=10)

    handle = torch.nn.modules.module.register_module_forward_pre_hook(called)
    try:
        run()
    finally:
        handle.remove()
    result = found[0].finish(report=False) if found else None
    seen = result.findings if result else []
    return sorted({one.rule_id for one in seen if one.severity.value in ("WARN", "ERROR", "FATAL")})


class Captured:
    """The first model called, its input, and the loss with its target: what torchtest2 asks for."""

    def __init__(self) -> None:
        self.model: Any = None
        self.inputs: Any = None
        self.loss: Any = None
        self.target: Any = None
        self.answer: list[str] | None = None

    def called(self, module: Any, args: Any) -> None:
        """Torch calls this before every module."""
        if type(module).__module__ == "torch.nn.modules.loss":
            self.lost(module, args)
        elif self.model is None and args and any(True for _ in module.parameters()):
            self.model, self.inputs = module, args

    def lost(self, loss: Any, args: Any) -> None:
        """Note a call of a loss."""
        if self.answer is None and len(args) > 1:
            self.loss, self.target = loss, args[1]

    def stepping(self, optimizer: Any, *_: Any) -> None:
        """Torch calls this before every step."""
        import torchtest2  # type: ignore[import-not-found]

        if self.answer is None and self.model is not None:
            self.answer = []
            report = torchtest2.check_model(
                self.model, tuple(self.inputs), self.target, loss_fn=self.loss, optimizer=optimizer
            )
            self.answer += [one.name for one in report.failures] + [f"~{one.name}" for one in report.warnings]


def tested(run: Callable[[], None]) -> list[str]:
    """Run a script and give torchtest2 what stands there at the first step; ~ is a warning."""
    import torch
    from torch.nn.modules.module import register_module_forward_pre_hook
    from torch.optim.optimizer import register_optimizer_step_pre_hook

    seen = Captured()
    for name in (
        "cross_entropy",
        "mse_loss",
        "binary_cross_entropy_with_logits",
        "nll_loss",
        "binary_cross_entropy",
    ):
        original = getattr(torch.nn.functional, name)
        setattr(torch.nn.functional, name, _before(original, seen.lost))
    hooks = register_module_forward_pre_hook(seen.called), register_optimizer_step_pre_hook(seen.stepping)
    try:
        run()
    finally:
        for hook in hooks:
            hook.remove()
    return sorted(set(seen.answer or []))


def warned(run: Callable[[], None]) -> list[str]:
    """Run a script and return what PyTorch itself warns of."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        run()
    words = [str(one.message) for one in seen if "torch" in str(one.filename) or "torch" in str(one.message)]
    return sorted({next((key for key in MEANS if key in word), word[:40]) for word in words})


def _after(original: Any, note: Callable[[Any], Any]) -> Any:
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        result = original(*args, **kwargs)
        note(args)
        return result

    return wrapped


def _before(original: Any, note: Callable[[Any, Any], Any]) -> Any:
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        note(original, args)
        return original(*args, **kwargs)

    return wrapped


TOOLS = {"torch-audit": audited, "torchtest2": tested, "PyTorch's warnings": warned}


def ask(tool: str, script: str, answer: "multiprocessing.Queue[list[str]]") -> None:
    """Run a script under one tool, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        answer.put(asked(tool, script))
        os.chdir(os.sep)


def asked(tool: str, script: str) -> list[str]:
    """Return what a tool says of a script, run in the current folder."""
    path = Path("train.py")
    path.write_text(script, "utf-8")

    def run() -> None:
        sys.argv = ["train.py"]
        space = {"__name__": "__main__", "__file__": str(path)}
        try:
            exec(compile(script, str(path), "exec"), space)  # noqa: S102
        except Exception as error:
            print(error)

    with open(os.devnull, "w") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):
        try:
            return TOOLS[tool](run)
        except BaseException as error:
            return [f"failed: {type(error).__name__}: {error}"[:80]]


def by_torchfix(scripts: dict[str, str]) -> dict[str, list[str]]:
    """Ask torchfix about all scripts at once."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in scripts.items():
            Path(folder, f"{name}.py").write_text(text, "utf-8")
        command = [str(Path(sys.executable).with_name("torchfix")), "-j", "1", folder]
        ran = subprocess.run(command, capture_output=True, text=True)
        if "Traceback" in ran.stderr:  # its exit status is 1 for findings as well
            sys.exit(ran.stderr)
    found: dict[str, list[str]] = {name: [] for name in scripts}
    for name, code in re.findall(r"([\w-]+)\.py:\d+:\d+: (TOR\d+)", ran.stdout):
        found[name].append(code)
    return found


def by_doctor(scripts: dict[str, str]) -> dict[str, list[str]]:
    """Ask our own."""
    from doctor.exam import found_in

    return {name: sorted({rule for rule, _ in found_in(text)}) for name, text in scripts.items()}


def by_tool(tool: str, scripts: dict[str, str]) -> dict[str, list[str]]:
    """Ask a tool that runs the script, each script in a fork."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["torch", "torch._dynamo", "torch_audit", "torchtest2"])
    found: dict[str, list[str]] = {}
    for name, text in scripts.items():
        answer = context.Queue()
        process = context.Process(target=ask, args=(tool, text, answer))
        process.start()
        process.join(120)
        if process.is_alive():
            process.kill()
        found[name] = answer.get() if not answer.empty() else ["failed: no answer"]
    return found


def without(found: dict[str, list[str]], start: str) -> dict[str, list[str]]:
    """Return the answers without those that start with this."""
    return {name: [code for code in codes if not code.startswith(start)] for name, codes in found.items()}


def row(tool: str, found: dict[str, list[str]], rules: dict[str, str], healthy: Iterable[str]) -> str:
    """Return a line of the table."""
    named = [
        n
        for n, r in rules.items()
        if any(r == code or r in MEANS.get(code.lstrip("~"), ()) for code in found[n])
    ]
    alarms = {n: [c for c in codes if not c.startswith("failed")] for n, codes in found.items()}
    failed = sum(any(c.startswith("failed") for c in codes) for codes in found.values())
    some = sum(bool(alarms[n]) for n in rules)
    false = sum(bool(alarms[n]) for n in healthy)
    return f"| {tool} | {len(named)} of {len(rules)} | {some} | {false} of {len(list(healthy))} | {failed} |"


def main() -> None:
    """Print the table, and keep the answers in peers.json."""
    from doctor.exam import HEALTHY, SICK, patient

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--tools", nargs="+", default=[*TOOLS, "torchfix", "doctor"])
    parser.add_argument("--out", type=Path, default=Path("peers.json"))
    order = parser.parse_args()
    patients = [patient(path) for path in SICK][:: order.every]
    rules = {one.name: one.rule for one in patients}
    healthy = {path.stem: path.read_text("utf-8") for path in HEALTHY[:: order.every]}
    scripts = {one.name: one.sick for one in patients} | healthy
    print(time.strftime("%Y-%m-%d %H:%M"), f"{len(rules)} sick, {len(healthy)} healthy")
    print(
        "| tool | named | sick with any alarm | healthy with an alarm | tool failed |\n|---|---|---|---|---|"
    )
    answers: dict[str, dict[str, list[str]]] = {}
    for tool in order.tools:
        if tool == "torchfix":
            answers[tool] = by_torchfix(scripts)
        else:
            answers[tool] = by_doctor(scripts) if tool == "doctor" else by_tool(tool, scripts)
        print(row(tool, answers[tool], rules, healthy), flush=True)
        for part, start in {"torch-audit": "TA2", "torchtest2": "~"}.items():
            if tool == part:
                print(
                    row(f"{tool} without {start}", without(answers[tool], start), rules, healthy), flush=True
                )
        order.out.write_text(json.dumps(answers, indent=1), "utf-8")


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"
    main()
