"""Pictures: idx files and folders of images."""

import builtins
import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from torchdojo.data import idx, image_folder
from torchdojo.data.pictures import FILES, pictures
from torchdojo.text import DojoError


def idx_bytes(values: np.ndarray[Any, np.dtype[np.uint8]], magic: int | None = None) -> bytes:
    head = struct.pack(f">{values.ndim + 1}I", magic or 0x0800 + values.ndim, *values.shape)
    return head + values.tobytes()


def idx_folder(folder: Path, side: int = 6, test_side: int = 6) -> Path:
    folder.mkdir(exist_ok=True)
    for file, shape in zip(FILES, ((12, side, 5), (12,), (4, test_side, 5), (4,)), strict=True):
        values = np.arange(int(np.prod(shape)), dtype=np.uint8).reshape(shape) % 7
        (folder / file).write_bytes(idx_bytes(values))
    return folder


def save(
    path: Path, colour: Any = 200, size: tuple[int, int] = (28, 28), mode: str = "L", **how: Any
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new(mode, size, colour).save(path, **how)
    return path


def classes_folder(folder: Path, many: int = 5) -> Path:
    for i in range(many):
        save(folder / "cats" / f"{i}.png", 10 + i)
        save(folder / "dogs" / f"{i}.png", 100 + i)
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(DojoError) as caught:
        pictures(str(folder))
    assert "cat" not in caught.value.what.zh or "cat" in caught.value.what.en
    return f"{caught.value.what.en}\n{caught.value.why.en}\n{caught.value.cure.en}"


def test_an_idx_folder_is_read_gzipped_or_not_by_either_name(tmp_path: Path) -> None:
    folder = idx_folder(tmp_path / "mine")
    (folder / FILES[0]).rename(folder / "train-images.idx3-ubyte")
    packed = gzip.compress((folder / FILES[2]).read_bytes())
    (folder / FILES[2]).unlink()
    (folder / f"{FILES[2]}.gz").write_bytes(packed)
    got = pictures(str(folder))
    assert got.name == "mine" and got.x_train.shape == (12, 6, 5) and got.x_test.shape == (4, 6, 5)
    assert got.classes == tuple("0123456") and got.note is None
    np.testing.assert_array_equal(got.x_train[0, 0], [0, 1, 2, 3, 4])


def test_a_missing_idx_file_is_named(tmp_path: Path) -> None:
    (idx_folder(tmp_path) / FILES[3]).unlink()
    assert f"has no {FILES[3]}" in complaint(tmp_path)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "has 0 bytes"),
        (b"\x00\x00\x08", "has 3 bytes"),
        (idx_bytes(np.zeros((2, 2, 2), np.uint8), magic=0x0D03), "00 00 0d 03"),
        (idx_bytes(np.zeros((2, 2), np.uint8)), "not an idx file of 3 dimensions"),
        (idx_bytes(np.zeros((2, 2, 2), np.uint8))[:-1], "promises 2 × 2 × 2 values and holds 7"),
        (idx_bytes(np.zeros((2, 2, 2), np.uint8)) + b"x", "holds 9"),
        (struct.pack(">4I", 0x0803, 2**32 - 1, 2**32 - 1, 2**32 - 1) + b"x", "promises 4,294,967,295"),
        (struct.pack(">4I", 0x0803, 0, 28, 28), "promises 0"),
    ],
)
def test_an_idx_file_that_lies_is_told(raw: bytes, said: str) -> None:
    with pytest.raises(DojoError) as caught:
        idx.parse(raw, Path("train-images"), 3)
    assert said in f"{caught.value.what.en} {caught.value.why.en}"


def test_pictures_and_labels_must_be_as_many_and_both_parts_of_one_size(tmp_path: Path) -> None:
    folder = idx_folder(tmp_path)
    (folder / FILES[1]).write_bytes(idx_bytes(np.zeros(11, np.uint8)))
    assert "has 12 pictures" in complaint(folder) and "11 labels" in complaint(folder)
    assert "training pictures are 6×5, test pictures 7×5" in complaint(idx_folder(tmp_path, test_side=7))


def test_a_folder_per_class_keeps_every_fifth_picture_for_testing(tmp_path: Path) -> None:
    got = pictures(str(classes_folder(tmp_path / "pets", many=10)))
    assert got.classes == ("cats", "dogs") and got.name == "pets"
    assert got.x_train.shape == (16, 28, 28) and got.x_test.shape == (4, 28, 28)
    assert got.x_test[:, 0, 0].tolist() == [14, 19, 104, 109] and got.y_test.tolist() == [0, 0, 1, 1]
    assert got.x_train.dtype == np.uint8 and got.y_train.dtype == np.int64 and got.note is None


def test_parts_may_be_given(tmp_path: Path) -> None:
    classes_folder(tmp_path / "Train")
    classes_folder(tmp_path / "val", many=2)
    got = pictures(str(tmp_path))
    assert (len(got.x_train), len(got.x_test)) == (10, 4)


def test_other_sizes_and_colours_are_made_one_and_it_is_said(tmp_path: Path) -> None:
    classes_folder(tmp_path)
    save(tmp_path / "cats" / "photo.jpg", (255, 0, 0), (640, 480), "RGB")
    save(tmp_path / "cats" / "palette.gif", 3, (10, 40), "P")
    got = pictures(str(tmp_path))
    assert got.x_train.shape[1:] == (28, 28)
    assert got.note is not None and "3 sizes" in got.note.en and "28×28" in got.note.zh


def test_what_is_transparent_is_white_as_on_paper(tmp_path: Path) -> None:
    classes_folder(tmp_path)
    save(tmp_path / "cats" / "0.png", (0, 0, 0, 0), mode="RGBA")
    assert pictures(str(tmp_path)).x_train[0].min() == 255


def test_a_picture_taken_lying_is_stood_up(tmp_path: Path) -> None:
    classes_folder(tmp_path)
    lying = Image.new("L", (28, 28), 0)
    lying.paste(255, (0, 0, 14, 28))  # the left half is white
    exif = lying.getexif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it upright
    lying.save(tmp_path / "cats" / "0.png", exif=exif)
    got = pictures(str(tmp_path)).x_train[0]
    assert got[0].min() == 255 and got[-1].max() == 0


def test_hidden_files_and_other_files_are_passed_over(tmp_path: Path) -> None:
    classes_folder(tmp_path)
    (tmp_path / "cats" / "notes.txt").write_text("no picture")
    (tmp_path / ".git").mkdir()
    save(tmp_path / "__MACOSX" / "0.png")
    (tmp_path / "empty").mkdir()
    assert pictures(str(tmp_path)).classes == ("cats", "dogs")


@pytest.mark.parametrize("content", [b"", b"not a picture", b"%!PS-Adobe-3.0 EPSF-3.0\n"])
def test_a_file_that_is_no_picture_is_named(content: bytes, tmp_path: Path) -> None:
    classes_folder(tmp_path)
    (tmp_path / "dogs" / "3.png").write_bytes(content)
    assert "3.png cannot be read as a picture" in complaint(tmp_path)


def test_a_truncated_picture_is_named(tmp_path: Path) -> None:
    classes_folder(tmp_path)
    noise = np.random.default_rng(0).integers(0, 255, (64, 64), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "cats" / "9.jpg")
    whole = (tmp_path / "cats" / "9.jpg").read_bytes()
    (tmp_path / "cats" / "9.jpg").write_bytes(whole[: len(whole) // 2])
    assert "9.jpg" in complaint(tmp_path)


def test_16_bit_and_gigantic_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    classes_folder(tmp_path)
    save(tmp_path / "cats" / "deep.png", 40_000, mode="I;16")
    assert "I;16" in complaint(tmp_path)
    (tmp_path / "cats" / "deep.png").unlink()
    monkeypatch.setattr(image_folder, "MAX_PIXELS", 100)
    assert "28 × 28 pixels" in complaint(tmp_path)


def test_a_folder_that_teaches_nothing_is_told(tmp_path: Path) -> None:
    assert "it has 0 folders" in complaint(tmp_path)
    save(tmp_path / "cats" / "0.png")
    assert "it has 1 folders" in complaint(tmp_path)
    save(tmp_path / "dogs" / "0.png")
    assert "5 pictures" in complaint(tmp_path)
    classes_folder(tmp_path / "train")
    save(tmp_path / "test" / "birds" / "0.png")
    assert "Only the test part has: birds" in complaint(tmp_path)


def test_too_many_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_folder, "MAX_PICTURES", 9)
    assert "more than 9 pictures" in complaint(classes_folder(tmp_path))


def test_without_pillow_the_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "PIL":
            raise ImportError(name)
        return real(name, *rest, **more)

    classes_folder(tmp_path)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DojoError) as caught:
        pictures(str(tmp_path))
    assert caught.value.cure.en == "Run: pip install pillow"
