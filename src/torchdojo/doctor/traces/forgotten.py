"""Random or empty tensors in a module that by name, and by the Parameters beside them, were to be learned."""

import ast
import re

from torchdojo.doctor.case import Case
from torchdojo.doctor.log import Place
from torchdojo.doctor.traces.signs import words_of

RANDOM = {"randn", "rand", "normal", "empty", "randn_like", "rand_like", "normal_", "uniform_", "trunc_normal_",
          "orthogonal_", "xavier_uniform_", "xavier_normal_", "kaiming_uniform_", "kaiming_normal_"}  # fmt: skip
ALWAYS = re.compile(
    r"^(cls(_token)?|(learned_)?quer(y|ies)|pos(itional)?_?(emb|embed|embeddings?)|latents?|(lora_)+[ab])$"
)
ZEROS = re.compile(  # added as they are they would do nothing
    r"^((cls|class)_token|pos(ition(al)?)?_?(emb|embed|embeddings?|enc|encodings?)|lora_b)$"
)
BESIDE = re.compile(  # a Parameter
    r"^((rbf_|class_|cluster_)?(cent(er|re)s?|centroids?|prototypes?|mus?|means|locs?)|(token|node|item|user)?_?"
    r"(emb|embed|embeddings?)|slots?|bias(es)?|gains?|gamma|beta|scales?|slopes?|(log_)?(widths?|sigmas?)|theta"
    r"|coef(f|s|ficients)?|factors)_?\d*$"
)
MEANT = re.compile(
    r"fixed|frozen|freez|constant\b|(not|never|un|non)[- ]?(learn|train)|reservoir|hash"
    r"|random (feature|projection|cent|proto)|固定|冻结|不训练|不学|随机(特征|投影|中心)",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(r"ablat|without|\bno[ _-]?(pos|cls|order)|nopos|消融|不用|去掉", re.IGNORECASE)
WAVES = {"sin", "cos", "fft", "rfft"}
MAKING = ("__init__", "__post_init__", "reset_parameters", "build", "_build", "init_weights")


def to_be_learned(case: Case, attribute: str, place: Place, owner: ast.ClassDef, words: set[str]) -> bool:
    """Whether a plain tensor was made by chance or of zeros, named like weights, and is never changed by hand."""
    name = attribute.lower().strip("_")
    beside = any(isinstance(n, ast.Call) and words_of(n.func) & {"Parameter"} for n in ast.walk(owner))
    named = ALWAYS.match(name) or (beside and BESIDE.match(name))
    empty = bool(ZEROS.match(name)) and _left_at_zero(owner, attribute)
    drawn = bool(named and words & RANDOM)
    if not (drawn or empty) or place.function not in MAKING or words_of(owner) & WAVES:
        return False
    source = case.source(place)
    lines = "\n".join(source.lines[max(0, owner.lineno - 4) : owner.end_lineno])
    inside = _inits(owner)
    used = [n for n in ast.walk(source.tree) if isinstance(n, ast.Attribute) and n.attr == attribute]
    later = [n for n in used if n not in inside]
    if MEANT.search(lines) or (empty and LEFT_OUT.search(lines)):
        return False
    return bool(later) and not any(_changed(source.tree, n) for n in later)


def _left_at_zero(owner: ast.ClassDef, attribute: str) -> bool:
    """Whether a class makes an attribute torch.zeros(...), always, and does nothing else with it while it is made."""
    inside = _inits(owner)
    named = [n for n in inside if isinstance(n, ast.Attribute) and n.attr == attribute]
    always = [
        n for n in inside if isinstance(n, ast.FunctionDef) for n in n.body if isinstance(n, ast.Assign)
    ]
    made = [n.value for n in always if n.targets == named and isinstance(n.value, ast.Call)]
    return len(made) == 1 and ast.unparse(made[0].func) == "torch.zeros"


def _inits(owner: ast.ClassDef) -> set[ast.AST]:
    """Return what stands in the functions of a class that make it."""
    functions = [n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name in MAKING]
    return {part for function in functions for part in ast.walk(function)}


def _changed(tree: ast.AST, node: ast.Attribute) -> bool:
    """Whether a tensor is assigned anew, or written into: x.w = ..., x.w[i] = ..., x.w.copy_(...), x.w.data."""
    if not isinstance(node.ctx, ast.Load):
        return True
    for up in ast.walk(tree):
        match up:
            case ast.Subscript(value=inner, ctx=ast.Store()) if inner is node:
                return True
            case ast.Attribute(value=inner, attr=method) if inner is node:
                if method in ("data", "detach") or (method.endswith("_") and not method.startswith("_")):
                    return True
    return False
