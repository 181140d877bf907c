"""state-dict-not-loaded: strict=False, and not one name fits: the model keeps its random weights."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

LAST = "print(loss.item(), error.item())\n"
SAVED = "state = {'module.' + name: value for name, value in model.state_dict().items()}\nfresh = nn.Linear(3, 1)\n"
LOAD = "fresh.load_state_dict(state, strict=False)  # <- here\n"
SICK = changed(REGRESSION, (LAST, f"{LAST}{SAVED}{LOAD}"))
WELL = "fresh.load_state_dict({name.removeprefix('module.'): value for name, value in state.items()})\n"
CURED = changed(REGRESSION, (LAST, f"{LAST}{SAVED}{WELL}"))
NEW_HEAD = changed(  # a body is taken over, its new head is not
    REGRESSION,
    (
        LAST,
        f"{LAST}fresh = nn.Sequential(nn.Linear(3, 1), nn.Linear(1, 2))\n"
        "fresh.load_state_dict({'0.' + name: value for name, value in model.state_dict().items()}, strict=False)\n",
    ),
)


def ignored(source: Source) -> Iterator[ast.stmt]:
    """Yield where torch.load() is called, and what it returns is given to nobody."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr="load"))):
                yield node


def read(source: Source) -> Iterator[Finding]:
    """A file is loaded, and what was in it is dropped at once."""
    for node in ignored(source):
        says = Text(
            en="torch.load() returns what was saved; nobody takes it.",
            zh="torch.load() 返回了保存的内容，却没人接。",
        )
        yield Finding(source.place(node), says)


def check(case: Case) -> Iterator[Finding]:
    """A state was loaded, and every parameter of the module was missing in it; or a file was loaded for nobody."""
    yield from in_run(read)(case)
    for event in case.events("loaded"):
        if event["given"] and event["own"] and event["missing"] >= event["own"]:
            says = Text(
                en=f"Of {event['given']} entries given, none has the name of one of the module's "
                f"{event['own']} parameters.",
                zh=f"给了 {event['given']} 项，没有一项的名字对得上模块的 {event['own']} 个参数。",
            )
            yield Finding(line_of(event.where), says)


RULE = Rule(
    name="state-dict-not-loaded", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A saved state is given, and nothing of it is loaded.", zh="给了保存的状态，实际一个参数也没载入。"),
    why=Text(en="strict=False passes over names that do not fit without a word: a prefix such as “module.”, or "
                "a checkpoint "
                "whose weights lie one level deeper, and all of them are passed over.",
             zh="strict=False 会悄悄跳过名字不符的项。多了个“module.”前缀，或者权重其实在检查点的下一层，"
                "就会全部跳过。"),
    cure=Text(en="Load without strict=False, and mend the names: state[\"state_dict\"], or without the prefix.",
              zh="去掉 strict=False 再载入，并把名字改对：取 state[\"state_dict\"]，或去掉前缀。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/saving_loading_models.html",
    sick=SICK, cured=CURED, twins=(NEW_HEAD,), check=check, read=read,
)  # fmt: skip
