"""Weather and the Titanic, from files of the learner's own."""

from pathlib import Path

import numpy as np
import pytest

from torchdojo.data import titanic, weather
from torchdojo.text import DojoError


def weather_complaint(text: str) -> str:
    with pytest.raises(DojoError) as caught:
        weather.parse(text.encode(), Path("days.csv"))
    return str(caught.value.what.en)


def test_own_weather_is_read_words_left_out() -> None:
    text = "date,sky,rain,t\n2020/01/02,fog,0,3\n2020-01-03,sun,0.2,4\n"
    got = weather.parse(text.encode(), Path("days.csv"))
    assert got.columns == ("rain", "t") and got.rain.tolist() == [False, True]
    assert got.dates == ["2020-01-02", "2020-01-03"]


def test_weather_must_be_dated_in_order_and_tell_rain() -> None:
    assert "no column “date”" in weather_complaint("day,rain\n2020-01-01,1\n")
    assert "line 3, column 1: “2020-01-01”" in weather_complaint("date,rain\n2020-01-02,1\n2020-01-01,1\n")
    assert "“soon”" in weather_complaint("date,rain\nsoon,1\n")
    assert "no column of rainfall" in weather_complaint("date,t\n2020-01-01,1\n")
    assert "line 3, column 2 (t): the value is missing" in weather_complaint(
        "date,t,rain\n2020-01-01,1,0\n2020-01-02,,0\n"
    )


def titanic_complaint(text: str) -> str:
    with pytest.raises(DojoError) as caught:
        titanic.parse(text.encode(), Path("ship.csv"))
    return f"{caught.value.what.en} {caught.value.cure.en}"


def test_kaggle_s_layout_is_recognised_and_age_may_be_missing() -> None:
    text = (
        'PassengerId,Survived,Pclass,Name,Sex,Age,Fare\n1,0,3,"Braund, Mr",male,22,7.25\n2,1,1,Ann,female,,\n'
    )
    got = titanic.parse(text.encode(), Path("train.csv"))
    assert got.klass.tolist() == [3, 1] and got.female.tolist() == [False, True]
    assert got.age[0] == 22 and np.isnan(got.age[1]) and np.isnan(got.more["fare"][1])
    assert got.more["name"].tolist() == ["Braund, Mr", "Ann"]


def test_what_is_wrong_with_passengers_is_named() -> None:
    assert "test.csv does not say" in titanic_complaint("PassengerId,Pclass,Name,Sex,Age\n1,3,A,male,2\n")
    assert "line 2, column 3 (sex): “mail” is not known" in titanic_complaint(
        "class,age,sex,survived\n1st,3,mail,0\n"
    )
    said = titanic_complaint("class,age,sex,survived\n1st,3,male,\n")
    assert "line 2, column 4 (survived): the value is missing" in said
    assert "line 2, column 2 (age): “old”" in titanic_complaint("class,age,sex,survived\n1st,old,male,1\n")
