"""sample-cuts-the-graph: a latent code is drawn by sample(), which has no way back to the encoder."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.traces.drawing import by_hand
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn
from torch.distributions import Normal, kl_divergence

torch.manual_seed(0)
x_data = torch.randn(120, 2) @ torch.randn(2, 10)
encoder, decoder = nn.Linear(10, 4), nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 10))
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.01)
for step in range(60):
    mean, spread = encoder(x_data).chunk(2, dim=1)
    code = Normal(mean, spread.exp())
    drawn = code.rsample()
    loss = nn.functional.mse_loss(decoder(drawn), x_data)
    loss = loss + 0.01 * kl_divergence(code, Normal(0.0, 1.0)).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SICK = CURED.replace("code.rsample()", "code.sample()  # <- here")
BY_SCORE = CURED.replace("code.rsample()", "code.sample()").replace(
    "    loss = loss + 0.01", "    score = ((decoder(drawn) - x_data) ** 2).mean(1, keepdim=True).detach()\n"
    "    loss = loss + (score * code.log_prob(drawn)).mean()\n    loss = loss + 0.01"
)  # fmt: skip
LONG = 3  # draws


def cut(case: Case, event: Event) -> bool:
    """Whether the next backward() trains what was given the draw, and one optimizer holds this and the encoder."""
    graphs = [case.graph(b).leaves for b in case.backwards if b.tick == event.tick + 1]
    model = case.log.things[event["module"]]
    inside = {thing.number for thing in case.things("parameter") if thing["module"] == model.number}
    reached = (inside | set((model["parameters"] or {}).values())) & frozenset().union(*graphs)
    before = frozenset(event["leaves"])
    return any(case.held(one) & reached and case.held(one) & before for one in case.optimizers)


def check(case: Case) -> Iterator[Finding]:
    """Draws that a part of the model learns from, while nobody asks for their probability; or the text says so."""
    yield from in_run(by_hand)(case)
    scored = {event["draw"] for event in case.events("scored")}
    draws = {event["draw"]: line_of(event.where) for event in case.events("drawn")}
    sick = {event["draw"] for event in case.events("drawn") if cut(case, event)} - scored
    for place in dict.fromkeys(draws[draw] for draw in sick):
        mine = [draw for draw, where in draws.items() if where == place]
        n = len(sick & set(mine))
        if n >= LONG and nearly_all(n, len(mine)):
            says = Text(
                en=f"{n} of {len(mine)} draws went into the model without a graph; nobody asked for their log_prob().",
                zh=f"抽取的 {len(mine)} 次样本里有 {n} 次不带计算图就进了模型，也没有用到它们的 log_prob()。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="sample-cuts-the-graph", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="sample() cuts the encoder off from the loss.", zh="sample() 把编码器和损失断开了。"),
    why=Text(en="sample() draws without a graph. What decodes the draw learns; mean and deviation, from which it was "
                "drawn, hear nothing of it.",
             zh="sample() 抽样时不带计算图：解码的部分能学到，决定均值和标准差的那部分却得不到任何消息。"),
    cure=Text(en="Draw with rsample(): mean + deviation * noise, with a way back. (sample() belongs to log_prob().)",
              zh="改用 rsample()：均值 + 标准差 × 噪声，梯度能传回去。（sample() 要配 log_prob() 用。）"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/distributions.html#pathwise-derivative",
    sick=SICK, cured=CURED, twins=(BY_SCORE,), check=check,
)  # fmt: skip
