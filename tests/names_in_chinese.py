"""Which names of numbers a Chinese reader would meet in English."""

from collections.abc import Iterable

from torchdojo.plots.names import IN_CHINESE

SAME = {  # variables, functions, parts of torch: the same in both languages
    *("w", "b", "w1", "w2", "lr=1", "lr=3", "batch=32", "Adam lr=0.03"),
    *("numpy", "autograd", "P3", "nn", "optim", "Module"),
    *("Adadelta", "Adafactor", "AdamW", "Rprop", "Adam", "Adamax", "Adagrad", "NAdam", "RMSprop", "LBFGS"),
    *("ASGD", "SGD", "RAdam", "Sigmoid", "Hardsigmoid", "ReLU", "PReLU", "RReLU", "GLU", "Tanh"),
    *("sigmoid", "tanh", "sigmoid, log10", "tanh, log10", "ReLU, log10"),
}


def only_in_english(names: Iterable[str]) -> set[str]:
    """Return the names without Chinese words; those that are the same in both languages need none."""
    return {name for name in names if name not in IN_CHINESE and name not in SAME}
