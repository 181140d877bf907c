"""A split into training and test part that is the same on every machine and never cuts through a group."""

import zlib

from torchdojo.data.files import shown
from torchdojo.text import DojoError, Text

Pairs = list[tuple[str, str]]
EVERY = 5  # every fifth group goes to the test part


def is_test(group: str) -> bool:
    """Tell by the group's own letters: equal texts always fall on the same side, so nothing leaks."""
    return zlib.crc32(group.encode("utf-8", "replace")) % EVERY == 0


def must_be_learnable(train: Pairs, test: Pairs, name: object) -> tuple[str, ...]:
    """Return the classes in alphabetical order; raises DojoError if there are fewer than two or a part is empty."""
    classes = tuple(sorted({label for _, label in train + test}))
    if len(classes) > 1 and train and test:
        return classes
    raise DojoError(
        what=Text(
            en=f"{shown(name)} has {len(train)} lines for training, {len(test)} for testing, "
            f"in {len(classes)} classes.",
            zh=f"{shown(name)} 有 {len(train)} 行可训练、{len(test)} 行可测试，共 {len(classes)} 类。",
        ),
        why=Text(
            en="Learning needs both parts and two classes at least; a fifth of the lines, chosen by their "
            "letters, is kept for testing.",
            zh="训练集和测试集都不能为空，并且至少要有两类；按内容固定挑出五分之一的行作测试集。",
        ),
        cure=Text(en="Use a larger file with two labels at least.", zh="请用更大的、至少有两种标签的文件。"),
    )
