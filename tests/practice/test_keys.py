"""What the terminal sends for keys, one after the other or many at once."""

import pytest

from torchdojo.cli.keys import named


@pytest.mark.parametrize(
    ("read", "keys"),
    [
        ("n", ["n"]),
        ("？", ["?"]),
        ("\x1b", ["escape"]),
        ("\x1b[A", ["up"]),
        ("\x1b[B\x1b[B\x1b[B", ["down"] * 3),  # held down
        ("\x1b[4~\x1bOA\r", ["end", "up", "enter"]),
        ("\x1b[1;5C", []),  # Ctrl with an arrow means nothing
        ("\x1bx", []),  # Alt-x must not reset anything
        ("\x1bxq", ["q"]),
        ("是", ["是"]),
    ],
)
def test_keys_are_named(read: str, keys: list[str]) -> None:
    assert named(read) == keys
