"""Surnames of 18 languages out of Faker's source, without importing it, in the 26 letters."""

import ast
import re
import unicodedata

LOCALES = {  # language: where in Faker its surnames stand
    "Chinese": [("zh_CN", "last_romanized_names"), ("zh_TW", "last_romanized_names")],
    "Croatian": [("hr_HR", "last_names")],
    "Czech": [("cs_CZ", "last_names_male"), ("cs_CZ", "last_names_female")],
    "Dutch": [("nl_NL", "last_names")],
    "English": [("en_US", "last_names"), ("en_GB", "last_names")],
    "Finnish": [("fi_FI", "last_names")],
    "French": [("fr_FR", "last_names")],
    "German": [("de_DE", "last_names"), ("de_AT", "last_names")],
    "Greek": [("el_GR", "last_names_male"), ("el_GR", "last_names_female")],
    "Irish": [("ga_IE", "last_names")],
    "Italian": [("it_IT", "last_names")],
    "Japanese": [("ja_JP", "last_name_pairs")],
    "Polish": [("pl_PL", "male_last_names")],
    "Portuguese": [("pt_PT", "last_names"), ("pt_BR", "last_names")],
    "Russian": [("ru_RU", "last_names_male"), ("ru_RU", "last_names_female")],
    "Slovak": [("sk_SK", "last_names_male"), ("sk_SK", "last_names_female")],
    "Spanish": [("es_ES", "last_names"), ("es_MX", "last_names")],
    "Swedish": [("sv_SE", "last_names")],
}
# Letters that do not fall apart into a letter and an accent.
LATIN = dict(zip("łŁøØðÐđĐ", "lLoOdDdD", strict=True)) | {
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "þ": "th",
    "Þ": "Th",
}
# BGN/PCGN without the marks for the hard and the soft sign.
RUSSIAN = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
}  # fmt: skip
# ELOT 743 (ISO 843), letter pairs first.
GREEK_PAIRS = [
    (r"\bμπ", "b"), ("ου", "ou"), ("γγ", "ng"), ("γξ", "nx"), ("γχ", "nch"),
    (r"([αεη])υ(?=[αεηιοωβγδζλμνρ])", r"\1v"), (r"([αεη])υ", r"\1f"),
]  # fmt: skip
GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)) | {
    "θ": "th", "χ": "ch", "ψ": "ps",
}  # fmt: skip


def surnames(source: str, attribute: str, locale: str) -> set[str]:
    """Return the surnames that the class attribute `attribute` in Faker's `source` lists, in ASCII letters."""
    for node in ast.walk(ast.parse(source)):
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and target.id == attribute:
            return {spell(name, locale) for name in listed(node.value)}  # type: ignore[attr-defined]
    raise SystemExit(f"{locale} has no {attribute}")


def listed(value: ast.expr) -> list[str]:
    """Read ("A", "B"), {"A": 0.1}, OrderedDict([("A", 0.1), ...]) and the last text of ((kanji, kana, "A"), ...)."""
    if isinstance(value, ast.Call):
        value = value.args[0]
    entries = [key for key in value.keys if key] if isinstance(value, ast.Dict) else value.elts  # type: ignore[attr-defined]
    found = []
    for entry in entries:
        plain = ast.literal_eval(entry)
        texts = [plain] if isinstance(plain, str) else [part for part in flat(plain) if isinstance(part, str)]
        found.append(texts[-1])
    return found


def flat(value: object) -> list[object]:
    """Unwrap nested tuples and lists."""
    return [leaf for part in value for leaf in flat(part)] if isinstance(value, tuple | list) else [value]


def spell(name: str, locale: str) -> str:
    """Write a name in ASCII: accents dropped, Russian and Greek transliterated, each part capitalised."""
    lower = unicodedata.normalize("NFC", name).lower()
    if locale == "ru_RU":
        lower = "".join(RUSSIAN.get(letter, letter) for letter in lower)
    lower = without_accents(lower)
    if locale == "el_GR":
        for pattern, latin in GREEK_PAIRS:
            lower = re.sub(pattern, latin, lower)
        lower = "".join(GREEK.get(letter, letter) for letter in lower)
    last, _, first = lower.replace("’", "'").partition(", ")  # "Bourgondie, van"
    spelled = " ".join(f"{first} {last}".split())
    if not re.fullmatch(r"[a-z' -]+", spelled):
        raise SystemExit(f"{locale}: {name!r} became {spelled!r}")
    return re.sub(r"(^|[ '-])([a-z])", lambda found: found[1] + found[2].upper(), spelled)


def without_accents(word: str) -> str:
    """Fold é to e, ř to r, ß to ss."""
    word = "".join(LATIN.get(letter, letter) for letter in word)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
