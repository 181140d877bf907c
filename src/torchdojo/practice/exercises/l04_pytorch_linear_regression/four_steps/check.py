"""Lecture 4 · four-steps: predict, clear, backward, step; judged by the weights afterwards, not by the text."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, Optimizer

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, prop, same, show

CALLED = "train_step(model, criterion, optimizer, x, y)"
MAKE: tuple[Callable[..., Optimizer], ...] = (
    lambda w: SGD(w, lr=0.1), lambda w: SGD(w, lr=0.02, momentum=0.9), lambda w: Adam(w, lr=0.05),
)  # fmt: skip


class Pinball(nn.Module):
    """A loss that knows the prediction from the target: too low costs more than too high."""

    def forward(self, y_pred: Tensor, y: Tensor) -> Tensor:
        return torch.maximum(0.9 * (y - y_pred), 0.1 * (y_pred - y)).mean()


@dataclass
class Scene:
    """A model with gradients left over from before, and what is counted while the learner's function runs."""

    model: nn.Module
    criterion: nn.Module
    make: Callable[..., Optimizer]
    x: Tensor
    y: Tensor
    backwards: int = 0
    steps: int = 0
    predictions: int = 0
    losses: int = 0
    optimizer: Optimizer = field(init=False)

    def __post_init__(self) -> None:
        self.before, self.measure = copy.deepcopy(self.model), copy.deepcopy(self.criterion)  # unwatched
        for weight in self.model.parameters():
            weight.grad = torch.full_like(weight, 0.7)
        self.optimizer = self.make(self.model.parameters())
        self.optimizer.register_step_post_hook(lambda *_: setattr(self, "steps", self.steps + 1))
        self.model.register_forward_hook(lambda *_: setattr(self, "predictions", self.predictions + 1))
        self.criterion.register_forward_hook(lambda *_: setattr(self, "losses", self.losses + 1))
        next(self.model.parameters()).register_hook(  # type: ignore[no-untyped-call]
            lambda _: setattr(self, "backwards", self.backwards + 1)
        )

    def afterwards(self, left_over: float, of_this_batch: float) -> list[Tensor]:
        """Return the weights after one step along so much of the old gradients and so much of the new ones."""
        ours = copy.deepcopy(self.before)
        slopes = torch.autograd.grad(self.measure(ours(self.x), self.y), list(ours.parameters()))
        for weight, slope in zip(ours.parameters(), slopes, strict=True):
            weight.grad = of_this_batch * slope + left_over * 0.7
        self.make(ours.parameters()).step()
        return [weight.detach() for weight in ours.parameters()]


def scenes(draw: Draw) -> list[Scene]:
    line = nn.Linear(1, 1, bias=False)
    nn.init.ones_(line.weight)
    found = [Scene(line, nn.MSELoss(), MAKE[0], torch.tensor([[2.0]]), torch.tensor([[6.0]]))]
    for make, criterion, n in zip(MAKE, (Pinball(), nn.MSELoss(reduction="sum"), nn.HuberLoss()), (3, 5, 1), strict=True):  # fmt: skip
        x, y = draw.normal(n, 4).float(), draw.normal(n, 1, scale=4).float()
        model = nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 1))
        for weight in model.parameters():
            weight.data = draw.normal(*weight.shape).float()
        found.append(Scene(model, criterion, make, x, y))
    return found


SAYS = {
    "no-zeroing": Text(en="The gradients of before were added: backward() adds to .grad, so clear it before, in every call.",
                       zh="之前的梯度也加进来了：backward() 是往 .grad 上累加，所以每次都要在它之前清零。"),
    "zero-after-backward": Text(en="zero_grad() comes after backward() and wipes out what it has just computed: the step goes nowhere.",
                                zh="zero_grad() 放在 backward() 之后，把刚算出的梯度擦掉了：这一步哪儿也没去。"),
    "step-before-backward": Text(en="step() comes before backward(): it cannot know the gradients of this batch yet.",
                                 zh="step() 放在 backward() 之前：这时还没有这一批的梯度。"),
    "no-step": Text(en="The optimizer never made a step: only optimizer.step() changes the weights, in the way of that optimizer.",
                    zh="优化器一步也没走：要用 optimizer.step() 来改权重，每种优化器的改法不同。"),
    "no-backward": Text(en="No gradients were computed: loss.backward() is missing.", zh="没有算梯度：缺了 loss.backward()。"),
    "two-steps": Text(en="The optimizer made more than one step: one call is one update.", zh="优化器走了不止一步：调用一次只更新一次。"),
    "forward-called": Text(en="Call the model itself, model(x): model.forward(x) leaves out hooks that others have attached.",
                           zh="要调用模型本身 model(x)：直接写 model.forward(x) 会跳过挂在模型上的钩子。"),
    "other-loss": Text(en="The criterion that was handed over was not called: the loss is not yours to choose.",
                       zh="没有调用传进来的 criterion：用什么损失不由这个函数决定。"),
    "swapped": Text(en="criterion(y, prediction) is the wrong way round: the prediction comes first.",
                    zh="criterion 的两个参数反了：预测值在前，目标在后。"),
    "wrong-update": Text(en="The weights after the call are not those of one step along this batch's gradient.",
                         zh="调用之后的权重，不是沿这一批的梯度走一步得到的。"),
}  # fmt: skip


def mistake(scene: Scene, got: list[Tensor]) -> str:
    if not scene.backwards and scene.steps == 0:
        return "no-backward"
    for kind, is_so in (("no-step", scene.steps == 0), ("two-steps", scene.steps > 1),
                        ("forward-called", not scene.predictions), ("other-loss", not scene.losses)):  # fmt: skip
        if is_so:
            return kind
    if agrees(got, scene.afterwards(1, 1)):
        return "no-zeroing"
    unmoved = any(agrees(got, scene.afterwards(old, 0)) for old in (0, 1)) or agrees(got, [*scene.before.parameters()])  # fmt: skip
    if unmoved and not scene.backwards:
        return "no-backward"
    if unmoved:
        left = [weight.grad for weight in scene.model.parameters()]
        return "step-before-backward" if any(one is not None and one.any() for one in left) else "zero-after-backward"  # fmt: skip
    return "wrong-update"


@prop("the weights after one update", "更新一次之后的权重")
def update(answer: Answer, draw: Draw) -> None:
    for scene in scenes(draw):
        told = answer.run(answer.get("train_step"), CALLED, scene.model, scene.criterion, scene.optimizer, scene.x, scene.y)  # fmt: skip
        got = [weight.detach() for weight in scene.model.parameters()]
        expected = scene.afterwards(0, 1)
        if not agrees(got, expected) or scene.steps > 1 or not (scene.predictions and scene.losses):
            kind = mistake(scene, got)
            if kind == "wrong-update" and agrees(told, scene.measure(scene.y, scene.before(scene.x)).item()):
                kind = "swapped"
            raise Wrong(
                kind, SAYS[kind], f"{CALLED}; list(model.parameters())[-1]", show(got[-1]), show(expected[-1])
            )


@prop("the number that comes back", "返回的数")
def number(answer: Answer, draw: Draw) -> None:
    for scene in scenes(draw):
        expected = scene.measure(scene.before(scene.x), scene.y).item()
        got = answer.run(answer.get("train_step"), CALLED, scene.model, scene.criterion, scene.optimizer, scene.x, scene.y)  # fmt: skip
        if isinstance(got, Tensor) and got.requires_grad:
            says = Text(en="The loss comes back with its whole graph: whoever keeps it keeps that memory. Return loss.item().",
                        zh="返回的损失还连着整张计算图：谁留着它，谁就留着那些内存。请返回 loss.item()。")  # fmt: skip
            raise Wrong("graph-kept", says, CALLED, "tensor(..., grad_fn=...)", show(expected))
        if isinstance(got, Tensor):
            says = Text(en="A tensor comes back; a plain Python number is asked for: loss.item().",
                        zh="返回的是张量；要的是普通的 Python 数：loss.item()。")  # fmt: skip
            raise Wrong("not-a-number", says, CALLED, show(got), show(expected))
        if got is not None and not agrees(got, expected) and agrees(got, scene.measure(scene.model(scene.x), scene.y).item()):  # fmt: skip
            says = Text(en="That is the loss after the update. Return the one whose gradient was used.",
                        zh="这是更新之后的损失。应当返回用来求梯度的那一个。")  # fmt: skip
            raise Wrong("loss-after-update", says, CALLED, show(got), show(expected))
        same(got, expected, CALLED)


CHECK = Check([update, number])
