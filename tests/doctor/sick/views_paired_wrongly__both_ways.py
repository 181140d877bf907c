import torch
from torch import nn

torch.manual_seed(31)


def heard_and_seen(n):
    scene = torch.randn(n, 5)
    return torch.tanh(scene @ ears) + 0.05 * torch.randn(n, 12), (scene @ eyes).relu()


def agreement(model_a, model_b, heard, seen, criterion):
    a = nn.functional.normalize(model_a(heard), dim=1)
    b = nn.functional.normalize(model_b(seen), dim=1)
    alike = a.mm(b.t()).div(0.2)
    partner = torch.full((alike.shape[0],), 0)  # --
    #= partner = torch.arange(alike.shape[0])
    return (criterion(alike, partner) + criterion(alike.t(), partner)) / 2  # <- views-paired-wrongly, kept


ears, eyes = torch.randn(5, 12), torch.randn(5, 20)
model_a = nn.Sequential(nn.Linear(12, 32), nn.Tanh(), nn.Linear(32, 8))
model_b = nn.Sequential(nn.Linear(20, 32), nn.Tanh(), nn.Linear(32, 8))
optimizer = torch.optim.AdamW([*model_a.parameters(), *model_b.parameters()], lr=2e-3)
criterion = nn.CrossEntropyLoss()
for step in range(80):
    loss = agreement(model_a, model_b, *heard_and_seen(64), criterion)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 19:
        print(step, loss.item())
