"""Lecture 3: the graph of our own against autograd, and the identities against mistakes in them."""

import operator
from collections.abc import Callable
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.autograd.functional import jacobian

from torchdojo.lectures.l03_backpropagation.identities import identities
from torchdojo.lectures.l03_backpropagation.value import Value, in_order, nodes

OPERATIONS: tuple[Callable[[Any, Any], Any], ...] = (operator.add, operator.sub, operator.mul)
numbers = st.floats(-3, 3)


@given(st.lists(numbers, min_size=2, max_size=4), st.lists(st.tuples(*[st.integers(0, 9)] * 3), max_size=12))
def test_any_graph_has_autograds_gradients(leaves: list[float], steps: list[tuple[int, int, int]]) -> None:
    ours: list[Any] = [Value(v) for v in leaves]
    theirs: list[Any] = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in leaves]
    for values in (ours, theirs):
        end = values[0] * values[1]
        made = list(values)
        for kind, left, right in steps:  # a node may be used again and again
            made.append(OPERATIONS[kind % 3](made[left % len(made)], made[right % len(made)]) * 0.5)
        end = end + made[-1] ** 2 - 1 + 2 * made[0]
        end.backward()
    assert [v.grad for v in ours] == pytest.approx([float(t.grad or 0) for t in theirs], abs=1e-9)


def test_derived_operations_have_autograds_gradients() -> None:
    ours: Any = Value(3)
    theirs: Any = torch.tensor(3.0, dtype=torch.float64, requires_grad=True)
    for v in (ours, theirs):
        ((1 - v) / v + (-v) * 2 + (2 + v) ** 3).backward()
    assert ours.grad == pytest.approx(theirs.grad.item())


def test_a_value_used_twice_gets_both_contributions() -> None:
    x = Value(3)
    (x * x + x).backward()
    assert x.grad == 7


def test_backward_adds_to_what_is_there_as_autograd_does() -> None:
    x = Value(3)
    y = x * x
    y.backward()
    y.backward()
    assert x.grad == 12


def test_a_graph_deeper_than_pythons_stack_is_walked() -> None:
    x = Value(1)
    y = x
    for _ in range(20_000):
        y = y + x
    y.backward()
    assert x.grad == 20_001
    assert len(in_order(y)) == 20_001


def test_nodes_have_different_names_and_name_only_nodes_of_the_graph() -> None:
    a = Value(2, "a")
    picture = nodes((a * a + a * 3) * 3)
    names = [node.name for node in picture]
    assert len(set(names)) == len(names)
    assert {source for node in picture for source in node.inputs} < set(names)


def test_every_identity_notices_a_wrong_formula() -> None:
    torch.manual_seed(0)
    for f, _, variable, code, gradient in identities(4):
        right = jacobian(code, variable)  # type: ignore[no-untyped-call]
        assert torch.allclose(right, gradient(variable)), f
        for wrong in (2 * gradient(variable), -gradient(variable)):
            assert not torch.allclose(right, wrong), f
    f, _, variable, code, gradient = identities(4)[9]
    assert f == "tr(AX)"
    assert not torch.allclose(jacobian(code, variable), gradient(variable).T)  # type: ignore[no-untyped-call]
