"""Lecture 13: letters, padding, counting and the questions a learner may ask, beyond the programs' promises."""

import sys
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor
from torch.nn.utils.rnn import pack_padded_sequence

from small_sets import few_names
from torchdojo.data.names import names as load_names
from torchdojo.engine.finish import finish
from torchdojo.lectures.l13_rnn_classifier import dirt, names, packing, predict, sentiment
from torchdojo.lectures.l13_rnn_classifier.bags import groups
from torchdojo.lectures.l13_rnn_classifier.letters import by_counting, codes, labelled, padded
from torchdojo.text import DojoError
from torchdojo.views import Table


@given(st.text(max_size=30))
def test_no_text_has_a_code_beyond_the_embedding(name: str) -> None:
    assert all(0 <= code < 128 for code in codes(name))


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Müller", "Muller"),
        ("Wałęsa", "Walesa"),
        ("Strauß", "Strauss"),
        ("Sørensen", "Sorensen"),
        ("Đorđević", "Dordevic"),
    ],
)
def test_accents_are_read_as_their_letters(name: str, read: str) -> None:
    assert codes(name) == [ord(letter) for letter in read]


def test_what_is_not_latin_is_unknown_and_what_is_empty_has_one_letter() -> None:
    assert codes("王小明") == [0, 0, 0]
    x, lengths = padded([codes("Li"), codes("")])
    assert lengths.tolist() == [2, 1]
    assert x.tolist() == [[76, 105], [0, 0]]


@pytest.fixture(scope="module")
def model() -> names.NameClassifier:
    torch.manual_seed(0)
    return names.NameClassifier(names.Settings(hidden=16, layers=2), 18)


def answer(model: names.NameClassifier, *asked: str, more: int = 0) -> Tensor:
    x, lengths = padded([codes(name) for name in asked])
    return model(torch.nn.functional.pad(x, (0, more)), lengths)


def test_a_name_gets_the_same_answer_in_every_batch(model: names.NameClassifier) -> None:
    alone = answer(model, "Usami")
    torch.testing.assert_close(answer(model, "Usami", more=20), alone)
    torch.testing.assert_close(answer(model, "Nasikovsky", "Usami", "Li")[1:2], alone)
    torch.testing.assert_close(answer(model, "Li", "Usami", "Usami")[1:], alone.expand(2, -1))


def test_the_slide_of_the_packed_sequence_is_wrong() -> None:
    x, lengths = padded([codes(name) for name in packing.NAMES])
    packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    assert packed.batch_sizes.tolist() == [9, 9, 9, 9, 9, 8, 6, 2, 1, 1]
    assert sorted(lengths.tolist(), reverse=True) == [10, 8, 7, 7, 7, 7, 6, 6, 5]  # what the slide shows


def test_groups_overlap_and_know_where_a_name_ends() -> None:
    assert groups("Li", 1) == ["L", "i"]
    assert groups("Li", 3) == ["^Li", "Li$"]


def test_counting_learns_letters_and_is_blind_to_their_order() -> None:
    rows = [("aab", "A"), ("aba", "A"), ("bbc", "B"), ("ccb", "B")]
    x, _, y = labelled(rows, "AB")
    asked, _, truth = labelled([("aaa", "A"), ("ccc", "B"), ("baa", "A")], "AB")
    assert by_counting(x, y, asked, truth) == 1.0
    both, _, sides = labelled([("abc", "A"), ("cba", "B")], "AB")  # one is answered right, whichever it says
    assert by_counting(x, y, both, sides) == 0.5


def test_counting_does_not_count_the_padding() -> None:
    x, _, y = labelled([("a", "A"), ("a", "A"), ("bbbbbbbb", "B")], "AB")
    asked, _, truth = labelled([("a", "A"), ("bbbbbbbb", "B")], "AB")
    assert by_counting(x, y, asked, truth) == 1.0


def test_dirt_is_found_in_ones_own_file(tmp_path: Path) -> None:
    rows = [f"Name{i},Here" for i in range(40)] + [f"Nom{i},There" for i in range(40)]
    rows += ["Name0,Here", "Name1,There", "To The First Page,Here", "Žižka,There"]
    (tmp_path / "names.csv").write_text("\n".join(rows), "utf-8")
    found = finish(dirt.PROGRAM, {"data": str(tmp_path / "names.csv")}).result
    assert (found["junk"], found["foreign"], found["ambiguous"], found["overlap"]) == (1, 1, 1, 0)


def test_names_are_cut_at_western_and_chinese_commas() -> None:
    assert predict.asked_for("Wałęsa，Zhang；O'Neil, van Dyck、Li") == [
        "Wałęsa",
        "Zhang",
        "O'Neil",
        "van Dyck",
        "Li",
    ]


@pytest.mark.parametrize("asked", ["王", "Zhang, 王", "Иванов", " , "])
def test_a_name_without_a_latin_letter_is_refused_before_training(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    with pytest.raises(DojoError, match="no Latin letter"):
        next(predict.train(predict.Settings(name=asked)))


def test_a_person_at_the_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert predict.ask() == predict.EXAMPLES  # nobody is there
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: " Zhang ")
    assert predict.ask() == "Zhang"
    monkeypatch.setattr("builtins.input", lambda prompt: "")
    assert predict.ask() == predict.EXAMPLES


def test_answers_come_with_their_probabilities_and_say_what_was_seen(tmp_path: Path) -> None:
    few = str(few_names(tmp_path / "names.csv"))
    seen = load_names(few).train[0][0]
    (table,) = finish(predict.PROGRAM, {"name": f"{seen}, {seen}x", "epochs": 1, "data": few}).views
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == [seen, f"{seen}x"]
    assert [row[-1] for row in table.rows] == [predict.YES, predict.NO]
    assert all(str(cell).endswith(" %") for cell in table.rows[0][1:4])


def test_texts_are_cut_into_words_and_words_into_letters() -> None:
    assert sentiment.tokens("It isn't bad!") == ["it", "isn", "'", "t", "bad", "!"]
    assert sentiment.tokens("Bad") == ["b", "a", "d"]
