import torch, copy
from torch import nn
import torch.nn.functional as F

def backbone():
    return nn.ModuleDict(dict(stem=nn.Sequential(nn.Conv1d(1, 8, 5, padding=2), nn.ReLU(), nn.AdaptiveAvgPool1d(4), nn.Flatten()),
                              top=nn.Linear(32, 10)))

def build(classes):
    parts = backbone()
    optimiser = torch.optim.SGD(parts.parameters(), lr=0.05, momentum=0.9)  # <- parameters-not-in-optimizer
    parts["top"] = nn.Linear(32, classes)
    #= optimiser = torch.optim.SGD(parts.parameters(), lr=0.05, momentum=0.9)
    return parts, optimiser

def run(parts, x):
    return parts["top"](parts["stem"](x))

torch.manual_seed(8)
t = torch.linspace(0, 6.28, 64)
label = torch.randint(0, 3, (240,))
wave = torch.sin(t * (label[:, None] + 1.0)) + 0.2 * torch.randn(240, 64)
parts, optimiser = build(3)
for epoch in range(5):
    for x, y in zip(wave.split(24), label.split(24)):
        optimiser.zero_grad()
        F.cross_entropy(run(parts, x[:, None]), y).backward()
        optimiser.step()
    print(epoch, (run(parts, wave[:, None]).argmax(-1) == label).float().mean().item())
