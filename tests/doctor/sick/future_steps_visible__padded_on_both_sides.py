import torch
from torch import nn

torch.manual_seed(1)
hours = torch.arange(24 * 90)
load = 10 + 3 * torch.sin(hours * 2 * torch.pi / 24) + 0.8 * torch.randn(len(hours))
load = (load - load[: 24 * 70].mean()) / load[: 24 * 70].std()
days = load.view(90, 1, 24)
early, late = days[:70], days[70:]


def causal(kernel):
    return nn.ConstantPad1d((kernel - 1, 0), 0.0)


forecaster = nn.Sequential(
    nn.Conv1d(1, 24, kernel_size=5, padding=2),  # <- future-steps-visible
    #= causal(5),
    #= nn.Conv1d(1, 24, kernel_size=5),
    nn.BatchNorm1d(24),
    nn.GELU(),
    causal(3),
    nn.Conv1d(24, 24, kernel_size=3),
    nn.GELU(),
    nn.Conv1d(24, 1, kernel_size=1),
)
optimizer = torch.optim.AdamW(forecaster.parameters(), lr=3e-3)
for round_ in range(40):
    forecaster.train()
    for rows in torch.randperm(len(early)).split(14):
        day = early[rows]
        optimizer.zero_grad()
        error = (nn.functional.l1_loss(forecaster(day[..., :-1]), day[..., 1:]))
        error.backward()
        optimizer.step()
    forecaster.eval()
    with torch.no_grad():
        print(round_, error.item(), nn.functional.l1_loss(forecaster(late[..., :-1]), late[..., 1:]).item())
