"""update-of-a-local-name: w - lr * gradient is computed, and the weight itself stays as it is."""

from collections.abc import Iterator

from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.updates import lost
from torchdojo.text import Text

BY_HAND = changed(
    BINARY,
    ("optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n", ""),
    ("    optimizer.zero_grad()\n", "    model.zero_grad()\n"),
)
STEP = "    optimizer.step()\n"
LOOP = "    with torch.no_grad():\n        for p in model.parameters():\n"
SICK = changed(BY_HAND, (STEP, f"{LOOP}            p = p - 0.5 * p.grad  # <- here\n"))
CURED = changed(BY_HAND, (STEP, f"{LOOP}            p -= 0.5 * p.grad\n"))
COPIED = changed(
    BY_HAND,
    (STEP, f"{LOOP}            new = p - 0.5 * p.grad\n            p.copy_(new)\n"),
)
RETURNED = changed(  # the new weights are handed back
    BINARY,
    ("optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n",
     "def moved(w, grad, lr=0.5):\n    w = w - lr * grad\n    return w\n\n\nnamed = dict(model.named_parameters())\n"),
    ("model(x_data)\n    loss", "torch.func.functional_call(model, named, (x_data,))\n    loss"),
    ("    optimizer.zero_grad()\n    loss.backward()\n    optimizer.step()\n",
     "    grads = torch.autograd.grad(loss, list(named.values()))\n"
     "    named = {n: moved(w, g).detach().requires_grad_() for (n, w), g in zip(named.items(), grads)}\n"),
)  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """A new value of a weight is bound to a loop's or a function's own name, or to none, and nobody reads it."""
    for statement, weight in lost(source):
        says = Text(
            en=f"The new value of {weight} is kept under a name that ends here; the tensor that the model uses stays.",
            zh=f"{weight} 的新值只放进了一个到此为止的名字里，模型用的那个张量没有变。",
        )
        yield Finding(source.place(statement), says)


RULE = Rule(
    name="update-of-a-local-name", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The update changes a name, not the weight.", zh="更新的只是一个名字，不是权重。"),
    why=Text(en="p = p - lr * g makes a new tensor and calls it p. The one that the model holds is still the old one: "
                "no weight ever moves.",
             zh="p = p - lr * g 会新建一个张量，再让名字 p 指向它。模型手里还是原来那个，权重一步也没动。"),
    cure=Text(en="Change it in place, under torch.no_grad(): p -= lr * g, or p.sub_(lr * g).",
              zh="在 torch.no_grad() 里就地修改：p -= lr * g，或 p.sub_(lr * g)。"),
    lecture=4, source="https://docs.pytorch.org/docs/stable/notes/autograd.html#in-place-operations-with-autograd",
    sick=SICK, cured=CURED, twins=(COPIED, RETURNED), check=in_run(read), read=read,
)  # fmt: skip
