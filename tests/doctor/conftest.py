"""The doctor's commands called in this process, which has everything imported."""

from collections.abc import Callable

import pytest

from torchdojo.cli.app import main
from torchdojo.cli.screen import complaints, screen

Said = tuple[int, str, str]  # exit code, what went to stdout, what to stderr


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Return a function that does what `torchdojo doctor WORDS` does."""

    def call(*words: object, lang: str = "en") -> Said:
        monkeypatch.setenv("TORCHDOJO_LANG", lang)
        screen.cache_clear()
        complaints.cache_clear()
        code = main(["doctor", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call
