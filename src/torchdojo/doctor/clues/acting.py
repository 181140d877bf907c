"""What a policy should have much of: the value of its actions, and its entropy, as parts of a loss."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.polarity import Part
from torchdojo.doctor.flow import Flow, called, last_word
from torchdojo.text import Text

ENTROPY = Text(
    en="The entropy of the policy is added to the loss: minimising it makes the policy stop exploring at once.",
    zh="策略的熵是以正号进入损失的：把它往小优化，策略很快就不再探索了。",
)
ACTOR = Text(
    en="The critic's value of the actor's own action is the loss: minimising it makes the actor choose the worst.",
    zh="损失就是 critic 给 actor 所选动作打的分：把它往小优化，actor 只会去挑最差的动作。",
)
CRITIC = re.compile(r"^(critic\w*|q\d?|qf\d?|q_?net\w*|q_?func\w*|\w+_critic)$", re.IGNORECASE)
ACTOR_NAME = re.compile(r"^(actor\w*|pi|policy\w*|mu|\w+_actor)$", re.IGNORECASE)
COST = re.compile(r"cost|regret|penalt|disc|代价", re.IGNORECASE)
PLAIN = {"mean", "squeeze", "min", "minimum"}


def wrong_for_policies(flow: Flow, parts: list[Part]) -> Iterator[tuple[Part, Text]]:
    """Yield the parts of losses that make a policy worse, and what they do."""
    yield from ((part, ENTROPY) for part in calmed(parts))
    yield from ((part, ACTOR) for part in parts if acting(flow, part))


def calmed(parts: list[Part]) -> Iterator[Part]:
    """Yield entropies that are minimised together with minus a log-probability: those of a policy that learns."""
    policies = {
        whole(part) for part in parts if part.sign < 0 and called(part.node) in ("log_prob", "log_softmax")
    }
    for part in parts:
        cut = any(called(one.node) in ("detach", "item") for one in part.ways())
        if part.sign > 0 and called(part.node) == "entropy" and whole(part) in policies and not cut:
            yield part


def whole(part: Part) -> object:
    """Return the whole of which this is a part."""
    return list(part.ways())[-1].node


def acting(flow: Flow, part: Part) -> bool:
    """Whether this is critic(state, actor(state)), minimised, and nothing is compared with it."""
    node = part.node
    if part.sign < 0 or not isinstance(node, ast.Call) or not CRITIC.search(last_word(node.func)):
        return False
    asked = [
        one for arg in node.args for one in flow.expanded(arg, 2, callers=False) if isinstance(one, ast.Call)
    ]
    acts = any(ACTOR_NAME.search(last_word(one.func)) for one in asked if one.args)
    held = {called(one.node) for one in part.ways() if isinstance(one.node, ast.Call)} - {called(node)}
    return acts and held <= PLAIN and not any(COST.search(line) for line in flow.source.lines)
