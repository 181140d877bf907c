"""one-array-kept-many-times: a loop changes one array in place and appends it, uncopied, in every round."""

from collections.abc import Iterator

from torchdojo.doctor.clues.aliasing import handed_out, repeated
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

DATA = """\
series = torch.randn(300).cumsum(0) / 10
window, windows = torch.zeros(3), []
for value in series[:240]:
    window[:-1] = window[1:].clone()
    window[-1] = value
    windows.append(window)  # <- here
x_data = torch.stack(windows)
"""
SICK = changed(REGRESSION, ("x_data = torch.randn(240, 3)\n", DATA))
CURED = changed(SICK, ("(window)  # <- here", "(window.clone())"))
ANEW = changed(SICK, ("    window[:-1] = window[1:].clone()\n    window[-1] = value\n",
                      "    window = torch.cat([window[1:], value[None]])\n"), ("  # <- here", ""))  # fmt: skip
FILLED = changed(  # a buffer that is kept when it is full, and made anew
    CURED, ("x_data = torch.stack(windows)\n", """\
blocks, block, at = [], torch.zeros(3), 0
for value in torch.randn(720):
    block[at] = value
    at += 1
    if at == 3:
        blocks.append(block)
        block, at = torch.zeros(3), 0
x_data = torch.stack(blocks)
"""),
)  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """In a loop x is changed in place and appended as it is; nothing in the loop makes x anew."""
    flow = flow_of(source)
    for kept in repeated(flow):
        says = Text(
            en=f"{kept.name} is changed in place in this loop; {kept.listed} gets the same memory in every round.",
            zh=f"循环里 {kept.name} 一直在原地修改，{kept.listed} 每次存进去的都是同一块内存。",
        )
        yield Finding(source.place(kept.node), says)
    for node, name, listed in handed_out(flow):
        says = Text(
            en=f"{name} is changed in place and handed out as it is; {listed} gets the same memory in every round.",
            zh=f"{name} 在原地修改，又原样返回出去，{listed} 每次存进去的都是同一块内存。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="one-array-kept-many-times", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="One and the same array is appended in every round.", zh="每一轮存进列表的都是同一个数组。"),
    why=Text(en="A list keeps references. What is changed in place afterwards changes in every entry: in the end "
                "all of them hold the last values. detach(), data and numpy() do not copy.",
             zh="列表存的是引用。之后每次原地修改都会改到所有条目，最后它们全都等于最后一次的值。"
                "detach()、.data、numpy() 都不会复制数据。"),
    cure=Text(en="Append a copy: x.clone(), x.detach().clone(), array.copy(). Or make it anew: x = x + step.",
              zh="存副本：x.clone()、x.detach().clone()、array.copy()。或者不要原地改：x = x + step。"),
    lecture=1, source="https://docs.pytorch.org/docs/stable/generated/torch.clone.html",
    sick=SICK, cured=CURED, twins=(ANEW, FILLED), check=in_run(read), read=read,
)  # fmt: skip
