"""copies-from-unpinned-memory: non_blocking=True, but the loader's batches lie where a GPU must be waited for."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

LOADERS = (
    "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)\n"
)
TESTED = "batch_size=50)\n"
DEVICE = ("torch.manual_seed(0)\n", 'torch.manual_seed(0)\ndevice = torch.device("cpu")\n')
LOOP = "    for inputs, labels in train_loader:\n"
MOVED = f"{LOOP}        inputs, labels = inputs.to(device, non_blocking=True), labels.to(device, non_blocking=True)\n"
PINNED = "shuffle=True, pin_memory=torch.cuda.is_available())\n"
SICK = changed(CLASSIFIER, DEVICE, (LOADERS, LOADERS.replace("\n", "  # <- here\n")), (LOOP, MOVED))
CURED = changed(CLASSIFIER, DEVICE, ("shuffle=True)\n", PINNED), (LOOP, MOVED))
WAITING = changed(CLASSIFIER, DEVICE, (LOOP, MOVED.replace(", non_blocking=True", "")))
BY_HAND = changed(
    CLASSIFIER,
    DEVICE,
    (LOADERS, f"pinned = torch.Tensor.pin_memory if torch.cuda.is_available() else torch.clone\n{LOADERS}"),
    (LOOP, MOVED.replace("inputs.to(", "pinned(inputs).to(").replace("labels.to(", "pinned(labels).to(")),
)


def read(source: Source) -> Iterator[Finding]:
    """Copies ask not to block, and nothing in the file speaks of pinned memory."""
    words = {node.attr for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)}
    words |= {node.arg or "**" for node in ast.walk(source.tree) if isinstance(node, ast.keyword)}
    loaders = list(source.calls("DataLoader"))
    copies = [*source.calls("to"), *source.calls("cuda")]
    asked = [
        call for call in copies if any(k.arg == "non_blocking" and _true(k.value) for k in call.keywords)
    ]
    if asked and loaders and not words & {"pin_memory", "pin_memory_device", "**"}:
        says = Text(en=f"{len(asked)} copies ask for non_blocking=True; no loader has pin_memory.",
                    zh=f"{len(asked)} 处复制写了 non_blocking=True，却没有 loader 写 pin_memory。")  # fmt: skip
        yield Finding(source.place(loaders[0]), says)


def _true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


RULE = Rule(
    name="copies-from-unpinned-memory", severity=Severity.TIP, certainty=Certainty.FACT,
    what=Text(en="Copies to the GPU that should run beside the training have to be waited for.",
              zh="本想边训练边往 GPU 复制，实际上每次都得等。"),
    why=Text(en="non_blocking=True works from pinned (page-locked) memory only, and batches are not in it "
                "without pin_memory=True.",
             zh="non_blocking=True 只对锁页内存有效；不写 pin_memory=True，批次就不在锁页内存里。"),
    cure=Text(en="DataLoader(..., pin_memory=torch.cuda.is_available()), and keep non_blocking=True.",
              zh="写成 DataLoader(..., pin_memory=torch.cuda.is_available())，non_blocking=True 保留。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/intermediate/pinmem_nonblock.html",
    sick=SICK, cured=CURED, twins=(WAITING, BY_HAND), check=in_run(read), read=read,
)  # fmt: skip
