"""bytes-wrapped-around: pixels are calculated with as bytes, and what leaves 0 to 255 starts at the other end."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues import narrow
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

LABELS = "y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()\n"
PIXELS = f"{LABELS}x_data = ((x_data + 4) * 32).clamp(0, 255).byte()\n"
SICK = changed(CLASSIFIER, (LABELS, f"{PIXELS}x_data = (x_data - 128).float() / 128  # <- here\n"))
CURED = changed(CLASSIFIER, (LABELS, f"{PIXELS}x_data = (x_data.float() - 128) / 128\n"))
VOID = changed(  # label 0 means nothing, and becomes 255, which the loss leaves out
    CLASSIFIER,
    ("nn.CrossEntropyLoss()", "nn.CrossEntropyLoss(ignore_index=255)"), (".1)\n\nfor", ".1)\nmasks = y_data.byte()\n"
     "masks[masks == 0] = 1\nmasks[:5] = 0\ny_data = (masks - 1).long()\nprint(y_data.unique())\n\nfor"),
)  # fmt: skip
MEANT = re.compile(r"checksum|crc|hash|cipher|crypt|caesar|xor|rotat|wrap|modul|random|lcg", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """What a calculation with bytes should give lies below 0 or above 255, by more than the one step of a trick."""
    found: dict[Place, list[Event]] = {}
    for event in case.events("wrapped") if case.backwards else ():
        place = line_of(event.where)
        far = event["low"] < -1 or event["high"] > 256
        if far and not MEANT.search(case.source(place).words(place.line)):
            found.setdefault(place, []).append(event)
    for place, events in found.items():
        low, high = min(e["low"] for e in events), max(e["high"] for e in events)
        says = Text(
            en=f"The results should go from {low} to {high}; as uint8 they are taken modulo 256.",
            zh=f"结果本该从 {low} 到 {high}；uint8 却把它们都对 256 取了余数。",
        )
        yield Finding(place, says)
    for flow in map(flow_of, map(source_of, case.files if case.backwards else ())):
        for node in narrow.wraps(flow):
            place = flow.source.place(node)
            if not MEANT.search(flow.source.words(place.line)):
                code = ast.unparse(node)
                says = Text(en=f"NumPy calculates {code} in uint8 too, modulo 256.",
                            zh=f"NumPy 算 {code} 时用的也是 uint8，对 256 取余数。")  # fmt: skip
                yield Finding(place, says)


RULE = Rule(
    name="bytes-wrapped-around", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Bytes leave 0 to 255, and come back in at the other end.",
              zh="字节运算越出 0 到 255，又从另一头绕了回来。"),
    why=Text(en="uint8 with uint8, or with a whole number, stays uint8: 100 - 128 is 228, 200 + 100 is 44. Dark pixels "
                "become the brightest, without a word.",
             zh="uint8 和 uint8、或和整数运算，结果还是 uint8：100 - 128 得 228，200 + 100 得 44。"
                "最暗的像素就这样悄悄变成最亮的。"),
    cure=Text(en="Turn them into floats first: x.float() - 128.", zh="先换成浮点数再算：x.float() - 128。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/tensor_attributes.html#type-promotion-doc",
    sick=SICK, cured=CURED, twins=(VOID,), check=check,
)  # fmt: skip
