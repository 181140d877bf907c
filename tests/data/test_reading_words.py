"""Names and texts: files of two columns, folders, Kaggle's phrases."""

from pathlib import Path

import pytest

from torchdojo.data.names import names
from torchdojo.data.texts import texts
from torchdojo.text import DojoError

MANY = [(f"name{i}", "ab"[i % 2]) for i in range(60)]


def write(path: Path, text: str, encoding: str = "utf-8") -> str:
    path.write_bytes(text.encode(encoding))
    return str(path)


def lines(separator: str = ",", head: str = "") -> str:
    return head + "".join(f"{text}{separator}{label}\n" for text, label in MANY)


@pytest.mark.parametrize(
    "text", [lines(), lines(";"), lines("\t"), lines(head="name,language\n"), lines(head="姓名,语言\n")]
)
@pytest.mark.parametrize("load", [names, texts])
def test_two_columns_are_read_with_or_without_header(load: object, text: str, tmp_path: Path) -> None:
    got = load(write(tmp_path / "own.csv", text))  # type: ignore[operator]
    assert sorted(got.train + got.test) == sorted(MANY)
    assert 3 <= len(got.test) <= 25


def test_the_split_does_not_depend_on_the_order_of_the_lines(tmp_path: Path) -> None:
    forwards = names(write(tmp_path / "a.csv", lines()))
    backwards = names(write(tmp_path / "b.csv", "\n".join(reversed(lines().split("\n")))))
    assert set(forwards.test) == set(backwards.test)


def test_one_spelling_in_two_languages_falls_on_one_side(tmp_path: Path) -> None:
    text = lines() + "".join(f"{name.upper()},c\n" for name, _ in MANY)
    got = names(write(tmp_path / "own.csv", text))
    assert not {n.casefold() for n, _ in got.train} & {n.casefold() for n, _ in got.test}


def test_a_comma_in_a_quoted_text_is_part_of_it(tmp_path: Path) -> None:
    text = "".join(f'"Great, fun, {i}",pos\n"Dull; {i}",neg\n' for i in range(30))
    got = texts(write(tmp_path / "own.csv", text))
    assert len(got.train + got.test) == 60 and ("Great, fun, 3", "pos") in got.train + got.test


def test_a_quotation_mark_in_tab_separated_text_is_a_letter(tmp_path: Path) -> None:
    text = "".join(f'"Wow {i}\tpos\nHe said "no" {i}\tneg\n' for i in range(30))
    got = texts(write(tmp_path / "own.tsv", text))
    assert ('"Wow 7', "pos") in got.train + got.test


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Great, fun,pos\nDull,neg,x\n", "line 1 has 3 cells, not a text and a label"),
        ("Great,pos\nDull,\n", "line 2: one of the two cells is empty"),
        ("Great\nDull\n", "line 1 has 1 cells"),
        ("Great,pos\nDull,pos\n", "in 1 classes"),
        ("", "is empty"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DojoError) as caught:
        texts(write(tmp_path / "own.csv", text))
    assert said in caught.value.what.en


def test_a_folder_with_a_file_per_language(tmp_path: Path) -> None:
    for label in "ab":
        write(tmp_path / f"{label}.txt", "".join(f" {name} \n\n" for name, of in MANY if of == label))
    write(tmp_path / "LICENSE.txt", "not a language")
    got = names(str(tmp_path))
    assert sorted(got.train + got.test) == sorted(MANY) and got.languages == ("a", "b")


def test_a_folder_without_text_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(DojoError, match=r"no \.txt file"):
        names(str(tmp_path))


def test_movie_reviews_are_read_in_utf8_and_in_their_original_encoding(tmp_path: Path) -> None:
    sentences = [f"a café no. {i}" for i in range(40)]
    for encoding in ("utf-8", "cp1252"):
        write(tmp_path / "rt-polarity.pos", "\n".join(sentences[:20]), encoding)
        write(tmp_path / "rt-polarity.neg", "\n".join(sentences[20:]), encoding)
        got = texts(str(tmp_path))
        assert got.classes == ("negative", "positive")
        assert {text for text, _ in got.train + got.test} == set(sentences)
    (tmp_path / "rt-polarity.neg").unlink()
    with pytest.raises(DojoError, match=r"has no rt-polarity\.neg"):
        texts(str(tmp_path))


def test_phrases_of_one_sentence_fall_on_one_side(tmp_path: Path) -> None:
    rows = [f'{i}\t{i // 3}\tphrase "{i}\t{i // 3 % 5}\n' for i in range(300)]
    got = texts(write(tmp_path / "train.tsv", "PhraseId\tSentenceId\tPhrase\tSentiment\n" + "".join(rows)))
    assert (
        got.classes[0] == "0 negative" and got.classes[4] == "4 positive" and len(got.train + got.test) == 300
    )
    train, test = ({int(text.split('"')[1]) // 3 for text, _ in part} for part in (got.train, got.test))
    assert not train & test and len(test) > 10


def test_kaggle_s_file_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DojoError, match="3 cells"):
        texts(write(tmp_path / "test.tsv", "PhraseId\tSentenceId\tPhrase\n1\t1\tgood\n2\t2\tbad\n"))
