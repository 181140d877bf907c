"""What the first check would load is loaded once, before any check: it takes seconds, and writes to caches."""

import warnings
from functools import cache

from torchdojo.practice.judge import Answer


@cache
def warm_up() -> None:
    """Do once what every check does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch._dynamo  # the first step of an optimizer and the first watched call import it

        answer = Answer({"f": torch.nn.functional.relu}, "", frozenset({"softmax"}))
        weight = torch.nn.Parameter(torch.ones(1))
        answer.call("f", weight).sum().backward()
        torch.optim.SGD([weight], lr=0.1).step()
