"""Tables: what a learner's CSV may look like, and what is said when it is not what it should be."""

import gzip
import time
from pathlib import Path

import numpy as np
import pytest

from torchdojo.data.files import at
from torchdojo.data.rows import MAX_COLUMNS
from torchdojo.data.table import Table, binary_table, parse, table
from torchdojo.text import DojoError

GOOD = "a,b,label\n1,2,x\n3,4.5,y\n-1e2,0,x\n"


def read(text: str, label: str = "") -> Table:
    return parse(text.encode("utf-8"), Path("marks.csv"), label)


def complaint(text: str | bytes, label: str = "") -> str:
    """Return all that is said in English; the Chinese must be there and carry the same numbers."""
    raw = text.encode("utf-8") if isinstance(text, str) else text
    with pytest.raises(DojoError) as caught:
        parse(raw, Path("marks.csv"), label)
    assert "marks.csv" in caught.value.what.zh
    return f"{caught.value.what.en}\n{caught.value.why.en}\n{caught.value.cure.en}"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        "\ufeff" + GOOD,
        GOOD.rstrip("\n"),
        GOOD.replace("\n", "\n\n"),
        GOOD.replace(",", ", "),
        GOOD.replace("1,2,x", '"1","2","x"'),
        GOOD.replace("a,b,label\n", ""),
    ],
    ids=[
        "plain",
        "semicolon",
        "tab",
        "windows",
        "mac",
        "bom",
        "no-end",
        "blank-lines",
        "spaces",
        "quotes",
        "no-header",
    ],
)
def test_every_common_way_to_write_a_table_is_read_alike(text: str) -> None:
    got = read(text)
    np.testing.assert_array_equal(got.x, np.array([[1, 2], [3, 4.5], [-100, 0]], dtype=np.float32))
    assert got.y.tolist() == [0, 1, 0] and got.classes == ("x", "y")
    assert got.columns in (("a", "b"), ("x1", "x2"))
    assert got.x.dtype == np.float32 and got.y.dtype == np.int64


def test_gzip_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "really.csv").write_bytes(gzip.compress(GOOD.encode()))
    (tmp_path / "not.csv.gz").write_text(GOOD)
    assert table(str(tmp_path / "really.csv")).classes == table(str(tmp_path / "not.csv.gz")).classes


@pytest.mark.parametrize(
    ("label", "columns"), [("label", ("a", "b")), ("A", ("b", "label")), ("2", ("a", "label"))]
)
def test_the_label_may_be_any_column_by_name_or_number(label: str, columns: tuple[str, ...]) -> None:
    assert read(GOOD.replace("x", "7").replace("y", "8"), label).columns == columns


def test_labels_that_are_numbers_are_sorted_as_numbers_and_written_in_one_way() -> None:
    got = read("".join(f"{i},{label}\n" for i, label in enumerate(["10", "9", "9.0", "1e1", "-0.5"])))
    assert got.classes == ("-0.5", "9", "10") and got.y.tolist() == [2, 1, 1, 2, 0]
    assert read("1,1234567\n2,1234568\n").classes == ("1234567", "1234568")


def test_text_labels_may_be_chinese_and_hold_the_separator() -> None:
    assert read('1,"是,的"\n2,否\n').classes == ("否", "是,的")


def test_the_course_s_own_form_is_read_no_header_label_last() -> None:
    got = read("-0.29,0.48,0.18,1\n-0.88,-0.15,0.08,0\n")
    assert got.x.shape == (2, 3) and got.classes == ("0", "1") and got.y.tolist() == [1, 0]


def test_a_column_that_only_counts_the_rows_is_left_out_and_it_is_said() -> None:
    sorted_by_label = "id,a,label\n" + "".join(f"{i + 1},{i % 3},{'ab'[i // 5]}\n" for i in range(10))
    got = read(sorted_by_label)
    assert got.columns == ("a",) and got.x.shape == (10, 1)
    assert got.note is not None and "“id”" in got.note.en and "“id”" in got.note.zh
    assert read(sorted_by_label.replace("\n3,", "\n7,")).columns == ("id", "a")
    assert read(GOOD).note is None


def test_a_gap_names_its_place_and_counts_all_gaps() -> None:
    said = complaint("age,fare,label\n1,2,x\n3,,y\n?,NA,x\n")
    assert "marks.csv, line 3, column 2 (fare): the value is missing" in said
    assert "age 1, fare 2" in said and "median" in said


@pytest.mark.parametrize("gap", ["", " ", "NA", "n/a", "NaN", "null", "None", "?", "-"])
def test_every_common_way_to_write_a_gap_is_one(gap: str) -> None:
    assert "the value is missing" in complaint(f"1,2,x\n3,{gap},y\n")


def test_a_word_among_numbers_names_its_place_and_itself() -> None:
    said = complaint("a,b,label\n1,2,x\n3,many,y\n")
    assert "line 3, column 2 (b): “many” stands where a number is due" in said


def test_a_decimal_comma_is_explained() -> None:
    assert "decimal point" in complaint("a;b;label\n1,5;2;x\n3;4;y\n")


def test_the_place_is_right_when_the_label_stands_first() -> None:
    assert "line 2, column 3 (b)" in complaint("label,a,b\nx,1,bad\ny,2,3\n", "label")


def test_an_infinite_or_huge_number_is_refused() -> None:
    assert "line 2, column 1" in complaint("1,x\ninf,y\n")
    assert "too large" in complaint("1,x\n1e39,y\n")


def test_a_ragged_row_names_its_line() -> None:
    said = complaint("a,b,label\n1,2,x\n3,4\n")
    assert "line 3 has 2 cells, but line 1 has 3" in said and "3 | 4" in said


def test_an_open_quotation_mark_names_the_line_it_stands_on() -> None:
    assert "line 2" in complaint('1,2,x\n3,"4,y\n' + "5,6,x\n" * 20)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " , \n,\n"])
def test_an_empty_file_is_called_empty(text: str) -> None:
    assert "is empty" in complaint(text)


def test_a_header_alone_and_a_single_column_are_no_table() -> None:
    assert "0 rows" in complaint("a,b,label\n")
    assert "1 columns" in complaint("1\n2\n")


def test_a_single_class_teaches_nothing() -> None:
    assert "every label is “x”" in complaint("1,x\n2,x\n")


def test_a_quantity_is_no_label() -> None:
    said = complaint("".join(f"{i},{i * 1.5}\n" for i in range(30)))
    assert "30 rows have 30 different labels" in said


def test_a_row_without_a_label_names_its_line() -> None:
    assert "line 2, column 2 (x2): the label is missing" in complaint("1,x\n2,\n3,y\n")


def test_an_unknown_label_column_names_the_columns() -> None:
    said = complaint(GOOD, "lable")
    assert "no column “lable”" in said and "label, a, b" in said
    assert "x1, x2, x3" in complaint("1,2,x\n3,4,y\n", "9")


def test_gbk_is_recognised_and_the_way_out_named() -> None:
    said = complaint("年龄,结果\n1,通过\n2,失败\n".encode("gbk"))
    assert "line 1" in said and "GBK" in said and "年龄,结果" in said and "iconv -f GB18030" in said


def test_latin_1_names_its_line() -> None:
    said = complaint("a,label\n1,caf\xe9\n2,bar\n".encode("latin-1"))
    assert "line 2" in said and "0xe9" in said and "Latin-1" in said


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (GOOD.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04 and more", "Excel"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x93NUMPY\x01\x00", "numpy"),
        (b"1,2\x00,x\n", "zero bytes"),
    ],
)
def test_what_is_no_text_is_told_apart(raw: bytes, kind: str) -> None:
    assert kind in complaint(raw)


def test_a_million_columns_are_refused_at_once() -> None:
    began = time.process_time()
    assert f"{MAX_COLUMNS:,}" in complaint("1," * 1_000_000 + "x\n")
    assert "line 1" in complaint("7" * 9_000_000)
    assert time.process_time() - began < 5


def test_control_characters_of_a_file_never_reach_the_terminal() -> None:
    said = complaint("1,x\n\x1b[31mred\x07,y\n")
    assert "\x1b" not in said and "\x07" not in said and "red" in said


def refusal(folder: Path, text: str, label: str = "") -> DojoError:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DojoError) as refused:
        binary_table(str(folder / "t.csv"), label)
    return refused.value


def test_a_label_with_three_values_is_refused_with_the_columns_there_are(tmp_path: Path) -> None:
    said = refusal(tmp_path, "size,kind\n1,a\n2,b\n3,c\n")
    assert said.what.en == "t.csv: the label “kind” has 3 different values, such as a, b, c."
    assert said.what.zh == "t.csv：标签列“kind”有 3 种不同的值，例如 a、b、c。"
    assert said.cure.en.endswith("Those there are: size, kind.") and said.cure.zh.endswith(
        "现有的列：size、kind。"
    )


def test_columns_that_do_have_two_values_are_named_alone(tmp_path: Path) -> None:
    said = refusal(tmp_path, "size,female,kind\n1,0,a\n2,1,b\n3,1,c\n")
    assert said.cure.en.endswith("Those with two values: female.")
    assert said.cure.zh.endswith("只有两种值的列：female。")


def test_a_column_that_is_not_there_is_answered_with_the_nearest_first(tmp_path: Path) -> None:
    said = refusal(tmp_path, "weight,height,outcome\n1,2,0\n3,4,1\n", "outcom")
    assert "Choose one of: outcome, " in said.cure.en and "请选择：outcome、" in said.cure.zh


def test_between_the_file_and_the_place_stands_a_space() -> None:
    assert at(Path("a.csv"), 3, 2, "x").zh == "a.csv 第 3 行第 2 列（x）"
    assert at(Path("a.csv"), 0, 2).zh == "a.csv 第 2 列" and at(Path("a.csv")).zh == "a.csv"
