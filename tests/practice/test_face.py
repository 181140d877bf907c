"""Watch mode draws one screen after the other, on terminals that can and on those that cannot."""

import pytest

from torchdojo.cli import practice_face
from torchdojo.cli.screen import screen
from torchdojo.practice.learner import Learner
from torchdojo.practice.workspace import Workspace


@pytest.mark.parametrize(
    ("variable", "value", "begins"), [("TERM", "dumb", "\n"), ("NO_COLOR", "1", "\x1b[H\x1b[2J")]
)
def test_a_screen_begins_anew_without_colours_and_below_the_old_one_on_a_dumb_terminal(
    variable: str,
    value: str,
    begins: str,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(variable, value)
    screen.cache_clear()
    face = practice_face.Face(Learner(workspace))
    face.draw()
    face.draw()
    first, second = capsys.readouterr().out.split("? help")[:2]
    assert first.startswith(begins) and second.lstrip(" ").startswith(begins)
    screen.cache_clear()
