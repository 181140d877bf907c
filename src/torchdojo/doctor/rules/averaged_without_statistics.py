"""averaged-without-statistics: averaged weights are examined with the batch statistics of other weights."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.cycles import words
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

NORM = ("    nn.ReLU(),\n", "    nn.BatchNorm1d(32),\n    nn.ReLU(),\n")
MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
AVERAGED = (MADE, f"{MADE}averaged = torch.optim.swa_utils.AveragedModel(model)\n")
EVAL, UPDATE = "    model.eval()\n", "    averaged.update_parameters(model)"
LAST = "    print(epoch, loss.item(), correct / 100)\n"
SCORE = "averaged.eval()\nwith torch.no_grad():\n    print((averaged(x_data[300:]).argmax(1) == y_data[300:]).sum())\n"
SICK = changed(CLASSIFIER, NORM, AVERAGED, (EVAL, f"{UPDATE}  # <- here\n{EVAL}"), (LAST, LAST + SCORE))
CURED = changed(
    CLASSIFIER, NORM, AVERAGED, (EVAL, f"{UPDATE}\n{EVAL}"),
    (LAST, f"{LAST}torch.optim.swa_utils.update_bn(train_loader, averaged)\n{SCORE}"),
)  # fmt: skip
NO_NORM = changed(CLASSIFIER, AVERAGED, (EVAL, f"{UPDATE}\n{EVAL}"), (LAST, LAST + SCORE))
BY_HAND = {"update_bn", "use_buffers", "buffers", "running_mean", "named_buffers", "reset_running_stats"}


def depends(case: Case, model: Thing) -> bool:
    """Whether an averaged model has batch norms that normalise by statistics, which nobody averages."""
    layers = list(case.layers(model))
    kept = any(layer.cls.startswith("BatchNorm") and s.get("track_running_stats") for _, layer, s in layers)
    return kept and not any(settings.get("use_buffers") for path, _, settings in layers if not path)


def check(case: Case) -> Iterator[Finding]:
    """An AveragedModel with batch norm answers in eval mode, never in train mode; nothing else sets its statistics."""
    if any(words(source_of(file).tree) & BY_HAND for file in case.files):
        return
    for model in (one for one in case.models if one.cls == "AveragedModel" and depends(case, one)):
        calls = [event for event in case.events("forward") if event["module"] == model.number]
        updates = [(file, call) for file in case.files for call in source_of(file).calls("update_parameters")]
        if calls and updates and not any(event["training"] for event in calls):
            says = Text(
                en=f"{len(calls)} calls of the averaged model, all in eval mode; update_bn() is called nowhere.",
                zh=f"看到 {len(calls)} 次调用平均后的模型，全在评估模式下；从没调用过 update_bn()。",
            )
            file, call = updates[0]
            yield Finding(source_of(file).place(call), says)


RULE = Rule(
    name="averaged-without-statistics", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The averaged model has no batch statistics of its own.", zh="平均后的模型没有自己的批归一化统计量。"),
    why=Text(en="AveragedModel averages weights; the running means and variances of its batch norms stay those of the "
                "moment when it was made, and fit other weights.",
             zh="AveragedModel 只平均权重；批归一化的滑动均值和方差还停在创建那一刻，配的是另一套权重。"),
    cure=Text(en="Before it is examined: torch.optim.swa_utils.update_bn(train_loader, averaged_model).",
              zh="评估之前先调用 torch.optim.swa_utils.update_bn(train_loader, averaged_model)。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/optim.html#putting-it-all-together",
    sick=SICK, cured=CURED, twins=(NO_NORM,), check=check,
)  # fmt: skip
