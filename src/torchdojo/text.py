"""Sentences in both languages of the course, the language in force, and the one error a learner sees."""

import locale
import os
from dataclasses import dataclass

LANGUAGES = ("zh", "en")
VARIABLE = "TORCHDOJO_LANG"  # set by --lang, inherited by child processes


def language() -> str:
    """Return "zh" or "en": TORCHDOJO_LANG if it names one, else the machine's locale."""
    asked = os.environ.get(VARIABLE, "")[:2].lower()
    if asked in LANGUAGES:
        return asked
    spoken = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), None)
    if spoken is None:  # Windows sets none of the three
        spoken = locale.getlocale()[0] or ""
    return "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in English and in Chinese. Neither may be empty; `str()` gives the one in force."""

    en: str
    zh: str

    def __post_init__(self) -> None:
        if not (self.en.strip() and self.zh.strip()):
            raise ValueError(f"Text needs both languages, got en={self.en!r}, zh={self.zh!r}")

    def __str__(self) -> str:
        return self.zh if language() == "zh" else self.en

    def format(self, **values: object) -> "Text":
        """Fill the {names} of both sentences; a value that is a Text is filled in language by language."""
        en = {k: v.en if isinstance(v, Text) else v for k, v in values.items()}
        zh = {k: v.zh if isinstance(v, Text) else v for k, v in values.items()}
        return Text(en=self.en.format(**en), zh=self.zh.format(**zh))


class DojoError(Exception):
    """Something the user can mend: what happened, why, and the cure, each in both languages.

    `what` repeats the value that was got and names file, line and column where there are any;
    `cure` names the values that are allowed.
    """

    def __init__(self, what: Text, why: Text, cure: Text) -> None:
        super().__init__(what, why, cure)
        self.what = what
        self.why = why
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.what}\n{self.why}\n{self.cure}"
