"""How weights began: filled with one number, or kept where no module knows them."""

import ast
import itertools
import math
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.forgotten import to_be_learned
from torchdojo.doctor.traces.signs import on_self, words_of

FILLING = {
    "full",
    "zeros",
    "ones",
    "fill_",
    "zero_",
    "constant_",
    "zeros_",
    "ones_",
    "zeros_like",
    "ones_like",
}
RANDOM = {
    "randn",
    "rand",
    "normal_",
    "uniform_",
    "empty",
    "xavier_uniform_",
    "kaiming_uniform_",
    "randn_like",
}
WAVES = {"sin", "cos", "fft"}  # random projections that are meant to stay
LEARNED = frozenset({"requires_grad", "requires_grad_", "Parameter", "weight", "parameters", "data"})
NAMES = ("w", "weight", "weights", "kernel")


def copies(case: Case, optimizer: Thing) -> list[Thing]:
    """Return the weights whose units began as copies of each other, and still are or can only stay so."""
    looks = [event for event in case.events("weights") if event["optimizer"] == optimizer.number]
    if len(looks) < 5 or looks[-1].tick < 5:
        return []
    things = case.log.things
    frozen = {number for event in looks for number in event["frozen"]}
    first, last = (
        {n: size for n, size in zip(e["leaves"], e["sizes"], strict=True)} for e in (looks[0], looks[-1])
    )
    alike = [things[n] for n in looks[-1]["alike"] if n not in frozen]
    moved = [p for p in alike if first.get(p.number) != last[p.number]]
    zeros = [p for p in alike if p["uniform"] == 0]
    if moved or len(zeros) >= 2:
        return alike
    weights = [things[n] for n in last if n not in frozen and len(things[n]["shape"]) >= 2]
    uniform = [p for p in weights if p["uniform"] is not None]
    return uniform if len(uniform) == len(weights) and _stacked(uniform) else []


def copies_by_hand(case: Case) -> tuple[list[Thing], int]:
    """Return the weights of a net without an optimizer whose units stay alike, and how often that was seen."""
    looks = case.events("copies")
    last = [event for event in looks if event["leaves"] == looks[-1]["leaves"]]
    weights = [case.log.things[n] for n in looks[-1]["leaves"]] if looks else []
    moves = len({tuple(event["sizes"]) for event in last}) >= 5
    began = all(weight["uniform"] is not None for weight in weights)
    return (weights, len(last)) if moves and began and _stacked(weights) else ([], 0)


def _stacked(weights: list[Thing]) -> bool:
    """Whether one of them feeds another: (16, 4) and (1, 16), or by hand (4, 16) and (16, 1)."""
    shapes = [tuple(p["shape"][:2]) for p in weights]
    return any(a[0] == b[1] > 1 or a[1] == b[0] > 1 for a, b in itertools.pairwise(shapes))


def filled(case: Case, parameter: Thing) -> Place:
    """Return the line that filled a weight with one number."""
    if parameter["filled"]:
        return line_of(case.log.stacks[parameter["filled"]])
    return _in_words(case, parameter, FILLING) or _written(case, parameter) or line_of(parameter.where)


def _written(case: Case, parameter: Thing) -> Place | None:
    """Return the line m.weight.data[:] = 0.05 that wrote this number."""
    for source in map(source_of, case.files):
        for node in ast.walk(source.tree):
            match node:
                case ast.Assign(
                    targets=[ast.Subscript()], value=ast.Constant(value=float() | int() as number)
                ):
                    if abs(number - parameter["uniform"]) < 1e-6:
                        return source.place(node)
    return None


def drawn(case: Case, parameter: Thing) -> Place:
    """Return the line that gave a weight its random numbers, or multiplied them."""
    place = line_of(case.log.stacks[parameter["drawn"] or 0])
    statement = source_of(place.file).statement(place.line)
    by_layer = statement is None or not words_of(statement) & (
        RANDOM | {"init"}
    )  # what nn.Linear draws is small
    return (by_layer and _in_words(case, parameter, RANDOM | {"mul_"}, wanted=True)) or place


def widths(case: Case) -> dict[int, float]:
    """Return, for each matrix of weights, by how much it stretches what it is given: deviation times root of inputs."""
    sizes = {one.number: one["size"] for one in case.things("parameter") if one["size"] is not None}
    for look in (event for event in case.events("weights") if event.tick <= 1):
        sizes |= dict(zip(look["leaves"], look["sizes"], strict=True))
    found: dict[int, float] = {}
    for number, size in sizes.items():
        one = case.log.things[number]
        learned = (
            one["registered"] or number in case.owned or not case.optimizers
        )  # not points that are derived by
        if len(one["shape"]) >= 2 and one["trainable"] and learned and not embedded(case, one):
            found[number] = size / math.sqrt(one["shape"][0 if one["registered"] else 1])
    return found


def embedded(case: Case, parameter: Thing) -> bool:
    """Whether these are the rows of an embedding, which are picked, not multiplied."""
    module = case.log.things.get(parameter["module"] or 0)
    return module is not None and module.cls.startswith("Embedding")


def _in_words(case: Case, parameter: Thing, words: set[str], wanted: bool = False) -> Place | None:
    """Return the line with one of these words that most likely made a weight: with its shape, number, or the first.

    `wanted`: rather one that speaks of weights, or of gradients that are wanted.
    """
    shape = ",".join(str(size) for size in parameter["shape"])
    number = f"{parameter['uniform'] or 0:g}"
    lines = []
    for source in map(source_of, case.files):
        for node in (n for n in ast.walk(source.tree) if isinstance(n, (ast.Assign, ast.Expr))):
            if words_of(node) & words and not words_of(node) & {"bias", "grad", "zero_grad"}:
                says = ast.unparse(node).replace(" ", "")
                other = wanted and not any(word in LEARNED or _named(word) for word in words_of(node))
                rank = (other, shape not in says, number not in says, node.lineno)
                lines.append((rank, source.place(node)))
    return min(lines, key=lambda line: line[0])[1] if lines else None


def _named(word: str) -> bool:
    """Whether this is a usual name for weights: w1, self.kernel, weights_2."""
    return word.lower().strip("_0123456789") in NAMES


def homeless(case: Case, model: Thing) -> Iterator[Place]:
    """Yield the lines that make weights in plain attributes of a model: they want gradients, or are random by name."""
    reached = frozenset().union(*(case.graph(event).leaves for event in case.backwards))
    layers = {path: layer for path, layer, _ in case.layers(model)}
    for path, attribute, leaf, trainable, shape, dtype in model["loose"] or ():
        found = assignment(case, attribute, layers[path].cls)
        if found is None or leaf in case.owned or not dtype.startswith("float"):
            continue
        place, owner, words = found
        named = _named(attribute) and len(shape) >= 2
        by_name = named and words & RANDOM and not words_of(owner) & WAVES
        forgotten = by_name or (shape and to_be_learned(case, attribute, place, owner, words))
        if (trainable and (leaf == 0 or leaf in reached)) or (not trainable and forgotten):
            yield place


def assignment(case: Case, attribute: str, cls: str) -> tuple[Place, ast.ClassDef, set[str]] | None:
    """Return where the class of a module assigns self.attribute, and the words of what it is assigned."""
    for source in map(source_of, case.files):
        for owner in (n for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef) and n.name == cls):
            for node in ast.walk(owner):
                targets = node.targets if isinstance(node, ast.Assign) else []
                own = [
                    t for t in targets if isinstance(t, ast.Attribute) and t.attr == attribute and on_self(t)
                ]
                if own or _buffer(node) == attribute:
                    return source.place(node), owner, words_of(node)
    return None


def _buffer(node: ast.AST) -> str:
    """Return the name under which self.register_buffer("name", ...) keeps a tensor."""
    match node:
        case ast.Call(
            func=ast.Attribute(attr="register_buffer"), args=[ast.Constant(value=str() as name), *_]
        ):
            return name
    return ""


def within(parameter: Thing, model: Thing) -> Place | None:
    """Return the line of a model's own __init__ that was running when a layer's parameter was made."""
    callers, mine = parameter.where, model.where[1:]
    for depth, place in enumerate(callers if parameter["module"] and model.where else ()):
        if callers[depth + 1 :] == mine and place.function == "__init__":
            return place
    return None
