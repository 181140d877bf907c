"""probabilities-as-logits: a distribution that asks for scores is given probabilities."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.reading import last_operation
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3), nn.Softmax(dim=1))
optimizer = torch.optim.Adam(policy.parameters(), lr=3e-3)
worth = torch.randn(4, 3)
for step in range(80):
    states = torch.randn(64, 4)
    choice = Categorical(probs=policy(states))
    actions = choice.sample()
    reward = (states @ worth).gather(1, actions[:, None]).squeeze(1)
    loss = -(choice.log_prob(actions) * (reward - reward.mean())).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(reward.mean().item())
"""
SICK = CURED.replace("probs=policy(states))", "logits=policy(states))  # <- here")
LOGARITHMS = CURED.replace("nn.Softmax", "nn.LogSoftmax").replace(
    "probs=", "logits="
)  # log-probabilities are scores
MADE_BY = {"Categorical": "softmax", "OneHotCategorical": "softmax", "Multinomial": "softmax", "Bernoulli": "sigmoid",
           "OneHotCategoricalStraightThrough": "softmax", "RelaxedOneHotCategorical": "softmax",
           "RelaxedBernoulli": "sigmoid", "Binomial": "sigmoid"}  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """Categorical(logits=softmax(...)), Bernoulli(logits=sigmoid(...)) and gumbel_softmax(softmax(...))."""
    for call in (node for node in ast.walk(source.tree) if isinstance(node, ast.Call)):
        name = source.meaning.called(call).rpartition(".")[2]
        if name == "gumbel_softmax":
            scores, by = next(iter(call.args), None), "softmax"
        else:
            scores = next((word.value for word in call.keywords if word.arg == "logits"), None)
            by = MADE_BY.get(name, "")
        last = last_operation(source.meaning, scores) if scores is not None and by else None
        if last is not None and last.name == by:
            says = Text(en=f"{name} takes scores; it always gets what {by} returns.",
                        zh=f"{name} 要的是原始分数（logits），拿到的总是 {by} 的输出。")  # fmt: skip
            yield Finding(source.place(call), says)


RULE = Rule(
    name="probabilities-as-logits", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A distribution gets probabilities as its logits.", zh="把概率当成 logits 交给了分布。"),
    why=Text(en="The distribution applies softmax once more. Of scores between 0 and 1 the largest share that n "
                "choices allow is e / (e + n - 1): the policy can never become sure, however long it learns.",
             zh="分布内部还会再做一次 softmax。分数都在 0 到 1 之间，n 个选项里最大的份额也只有 e / (e + n - 1)："
                "不管学多久，策略都不可能变得确定。"),
    cure=Text(en="Categorical(probs=...); or leave softmax out and give the scores.",
              zh="写 Categorical(probs=...)；或者去掉 softmax，直接给原始分数。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/distributions.html#categorical",
    sick=SICK, cured=CURED, twins=(LOGARITHMS,), check=in_run(read), read=read,
)  # fmt: skip
