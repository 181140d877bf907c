"""module-never-initialised: a model's __init__ does not call that of nn.Module."""

from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Rule, Severity, in_run
from torchdojo.doctor.traces.spotting import never_initialised
from torchdojo.text import Text

SUPER = "    def __init__(self):\n        super().__init__()\n"
SICK = changed(BINARY, (SUPER, "    def __init__(self):  # <- here\n"))
OLD_STYLE = changed(BINARY, ("super().__init__()", "nn.Module.__init__(self)"))
INHERITED = changed(
    BINARY,
    ("        return self.out(x)\n", "        return self.out(x)\n\n\nclass Same(Net):\n    pass\n"),
    ("model = Net()", "model = Same()"),
)


RULE = Rule(
    name="module-never-initialised",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="A model's __init__ does not call that of nn.Module.",
        zh="模型的 __init__ 没有调用 nn.Module 的 __init__。",
    ),
    why=Text(
        en="nn.Module.__init__ makes the tables in which layers and parameters are kept. Without them PyTorch stops at "
        "the first layer: “cannot assign module before Module.__init__() call”.",
        zh="保存层和参数的那些表，是 nn.Module.__init__ 建的。没有它们，设置第一个层时就会报错："
        "“cannot assign module before Module.__init__() call”。",
    ),
    cure=Text(
        en="Write super().__init__() as the first line of __init__.",
        zh="在 __init__ 的第一行写 super().__init__()。",
    ),
    lecture=4,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html",
    sick=SICK,
    cured=BINARY,
    twins=(OLD_STYLE, INHERITED),
    check=in_run(never_initialised),
    read=never_initialised,
)
