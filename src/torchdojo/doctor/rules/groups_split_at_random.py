"""groups-split-at-random: rows of the same person stand in training and in test, and the label goes with the person."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.persons import split_by_rows
from torchdojo.text import Text

SICK = """\
import torch
from torch import nn

torch.manual_seed(0)
PATIENTS, VISITS = 60, 10
ill = torch.randint(0, 2, (PATIENTS,))
build = torch.randn(PATIENTS, 12)
patient = torch.arange(PATIENTS).repeat_interleave(VISITS)
x_data = build[patient] + 0.3 * torch.randn(600, 12)
y_data = ill[patient]
order = torch.randperm(600)  # <- here
train, test = order[:480], order[480:]
net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(5):
    for rows in train[torch.randperm(len(train))].split(32):
        loss = nn.functional.cross_entropy(net(x_data[rows]), y_data[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, (net(x_data[test]).argmax(1) == y_data[test]).float().mean().item())
"""
CUT = "order = torch.randperm(600)  # <- here\ntrain, test = order[:480], order[480:]\n"
CURED = SICK.replace(
    CUT,
    "held = torch.isin(patient, torch.randperm(PATIENTS)[:12])\n"
    "train, test = (~held).nonzero().squeeze(1), held.nonzero().squeeze(1)\n",
)
OF_VISITS = SICK.replace("  # <- here", "").replace(  # what is asked for is another thing at each visit
    "y_data = ill[patient]", "y_data = (x_data[:, 0] > build[patient][:, 0]).long()"
)
KINDS = SICK.replace("  # <- here", "").replace("PATIENTS", "KINDS").replace("patient", "kind")


def read(source: Source) -> Iterator[Finding]:
    """A label that goes with a person is repeated for each row, and the rows are split at random."""
    for node, label in split_by_rows(flow_of(source)):
        says = Text(en=f"{label} is the same in all rows of a person, and these are split at random by rows here.",
                    zh=f"同一个人（或同一台机器）的各行 {label} 都相同，而这里是按行随机划分的。")  # fmt: skip
        yield Finding(source.place(node), says)


RULE = Rule(
    name="groups-split-at-random", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Rows of the same person stand in training and in test.",
              zh="同一个人的数据既在训练集里，又在测试集里。"),
    why=Text(en="The network learns to recognise each person and looks the answer up. The test asks about known "
                "persons; on new ones it does much worse.",
             zh="网络只要认出是谁，就知道答案。测试考的都是见过的人，换成没见过的人，成绩会差很多。"),
    cure=Text(en="Draw persons, not rows: held = torch.isin(person, torch.randperm(persons)[:12]).",
              zh="抽人，不要抽行：held = torch.isin(person, torch.randperm(persons)[:12])。"),
    lecture=7, source="https://scikit-learn.org/stable/modules/cross_validation.html#group-cv",
    sick=SICK, cured=CURED, twins=(OF_VISITS, KINDS), check=in_run(read), read=read,
)  # fmt: skip
