"""The judge's words: what a check.py of an exercise is written in. The only part of practice that knows torch."""

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.call import Call
from torchdojo.practice.judge.check import Check, Mistake, Property, prop
from torchdojo.practice.judge.clearing import cleared
from torchdojo.practice.judge.compare import Closeness, agrees, same
from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.function import function
from torchdojo.practice.judge.gradient import gradients, same_gradient
from torchdojo.practice.judge.learning import learns
from torchdojo.practice.judge.loops import no_loop
from torchdojo.practice.judge.module import Case, give_weights, module
from torchdojo.practice.judge.optimizers import BASE, OWN
from torchdojo.practice.judge.picture import picture_of
from torchdojo.practice.judge.replacing import counted, replaced
from torchdojo.practice.judge.show import said, show
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.text import Text

__all__ = [
    "BASE", "OWN", "Answer", "Call", "Case", "Check", "Closeness", "Draw", "Mistake", "Property", "Text", "Wrong",
    "agrees", "cleared", "counted", "function", "give_weights", "gradients",
    "learns", "module", "no_loop", "picture_of", "prop", "replaced", "said", "same", "same_gradient", "show",
]  # fmt: skip
