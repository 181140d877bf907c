"""clipped-another-model: what is clipped has no gradients, and the gradients that are used stay as they are."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

STEP, MADE = "        optimizer.step()\n", "criterion = nn.CrossEntropyLoss()\n"
COPIED = (MADE, f"import copy\n\naverage = copy.deepcopy(model)\n{MADE}")
CLIP = "        nn.utils.clip_grad_norm_({}.parameters(), 1.0){}\n{}"
SICK = changed(CLASSIFIER, COPIED, (STEP, CLIP.format("average", "  # <- here", STEP)))
CURED = changed(CLASSIFIER, COPIED, (STEP, CLIP.format("model", "", STEP)))
BOTH = changed(CURED, (STEP, CLIP.format("average", "", STEP)))  # one call too many harms nobody
LONG = 3


def check(case: Case) -> Iterator[Finding]:
    """All that was ever clipped had no gradient, and belongs to no optimizer that steps."""
    clips = case.events("clip")
    bare = [event for event in clips if event["bare"]]
    stepping = {optimizer.number for optimizer in case.optimizers if case.steps_of(optimizer)}
    owners = {owner for event in clips for owner in event["owners"]}
    if len(bare) >= LONG and nearly_all(len(bare), len(clips)) and stepping and not owners & stepping:
        says = Text(
            en=f"In {len(bare)} of {len(clips)} calls that were looked at, not one of these parameters had a gradient.",
            zh=f"看过的 {len(clips)} 次裁剪里，有 {len(bare)} 次这些参数一个梯度都没有。",
        )
        yield Finding(line_of(bare[-1].where), says)


RULE = Rule(
    name="clipped-another-model", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Gradients of a model are clipped that has none.", zh="裁剪的是另一个模型的梯度，而它根本没有梯度。"),
    why=Text(en="clip_grad_norm_ changes the gradients of the parameters it is given. Those of a copy, a target "
                "network or a teacher are None: nothing is clipped, and the trained model steps with its gradients as "
                "they are.",
             zh="clip_grad_norm_ 只改传给它的那些参数的梯度。副本、目标网络、教师模型的梯度是 None："
                "什么也没裁，真正在训练的模型照样带着原来那么大的梯度走。"),
    cure=Text(en="Give it the parameters that the optimizer holds.", zh="把优化器手里的那些参数传给它。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html",
    sick=SICK, cured=CURED, twins=(BOTH,), check=check,
)  # fmt: skip
