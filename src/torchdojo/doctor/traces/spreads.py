"""How wide the inputs of a model spread: where it learns, and where it is examined."""

import ast
import re
from collections.abc import Iterator
from statistics import pstdev

from torchdojo.doctor.case import Case, Spot, line_of, nearly_all
from torchdojo.doctor.clues.scaling import scaled_alike
from torchdojo.doctor.flow import Flow, called, flow_of
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.origins import CONTAINERS, way_back

ELSEWHERE = re.compile(
    r"ood|shift|corrupt|nois|adv|extrapol|plot|grid|line|far|attack|robust|stress|\bscale[ds]?\b|rescal|scaling",
    re.IGNORECASE,
)

STEADY = 4  # times the smallest deviation: so much the batches of one data set may differ


def words(case: Case, spot: Spot) -> str:
    """Return what the lines of an evaluation speak of."""
    return " ".join(case.source(place).words(place.line) for place in spot.where[:2])


def standardised(spots: list[Spot]) -> bool:
    """Whether all batches that were learned have a mean near 0 and a deviation near 1."""
    found = [e["spread"] for spot in spots for e in spot.forwards if e["spread"]]
    near = [s for s in found if abs(s["mean"]) < 0.2 and 0.85 < s["std"] < 1.15]
    return len(found) > 2 and nearly_all(len(near), len(found))


def differing(case: Case) -> Iterator[tuple[Event, float]]:
    """Yield an evaluation whose inputs spread quite differently, and the deviation of those that were learned."""
    for spot in case.evaluations():
        own = [s for s in case.spots if s.training and s.model.number == spot.model.number]
        known = [e["spread"]["std"] for s in own for e in s.forwards if e["spread"]]
        means = [e["spread"]["mean"] for s in own for e in s.forwards if e["spread"]]
        seen = [
            e for e in spot.forwards if e["spread"] and e["spread"]["std"] > 0
        ]  # one point is no data set
        if any(e["inputs"] and e["inputs"][0].get("by") for s in own for e in s.forwards):
            continue  # what it is given comes from another model, not from the data
        if not known or not seen or min(known) <= 0 or ELSEWHERE.search(words(case, spot)):
            continue
        # training rows of mean 0 and deviation 1 were made so; test rows made so too have nearly the same
        low, high = (0.5, 2.0) if standardised(own) else (min(known) / 8, (max(known) + pstdev(means)) * 8)
        if max(e["spread"]["std"] for e in seen) > STEADY * min(e["spread"]["std"] for e in seen):
            continue  # no other scale: samples that are made step by step, from noise
        if any(
            scaled_alike(flow_of(source_of(file)), value) for file, _, value in way_back(case, seen[0]).steps
        ):
            continue  # a width next to nothing, that of a column which hardly varies, makes numbers large
        sick = [e for e in seen if not low <= e["spread"]["std"] <= high]
        if nearly_all(len(sick), len(seen)) and max(e["inputs"][0]["shape"][0] for e in sick) >= 8:
            yield sick[0], max(known)


def given_at(case: Case, event: Event) -> Place:
    """Return the line of the origin; if a function or class makes other data too, the line that calls it."""
    way = way_back(case, event)
    for file, _, value in way.steps[-1:]:
        flow = flow_of(source_of(file))
        call = _filled(flow, value)
        own = {node.name for node in ast.walk(flow.tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        calls = [node for node in ast.walk(flow.tree) if called(node) == called(call)]
        if called(call) in own and len(calls) > 1:
            return flow.source.place(flow.statement(call))
    return way.place or line_of(event.where)


def _filled(flow: Flow, value: ast.expr) -> ast.expr:
    """Return what made the thing that a DataLoader or another container was given by name."""
    while called(value) in CONTAINERS and isinstance(value, ast.Call) and value.args:
        made = flow.made(value.args[0])
        if made is None or made is value:
            break
        value = made
    return value
