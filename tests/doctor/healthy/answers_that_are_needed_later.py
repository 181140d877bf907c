"""Many answers with their graphs, held over many backward() calls because each call needs one of them."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(30, 40, 6)
y = x.sum(2, keepdim=True)
model = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(6):
    answers = [model(part) for part in x]  # one forward for all, one backward for each
    optimizer.zero_grad()
    total = 0.0
    for answer, target in zip(answers, y, strict=True):
        loss = nn.functional.mse_loss(answer, target) / len(x)
        loss.backward()
        total += loss.item()
    optimizer.step()
    print(epoch, total)

once_more = torch.optim.Adam(model.parameters(), lr=0.003)
for epoch in range(3):  # each by itself, then all together: how far do the parts lie apart?
    once_more.zero_grad()
    kept = []
    for part, target in zip(x, y, strict=True):
        answer = model(part)
        nn.functional.mse_loss(answer, target).backward(retain_graph=True)
        kept.append(answer)
    apart = torch.cat(kept).view(30, 40).mean(1).var()
    (0.1 * apart).backward()
    once_more.step()
    print(epoch, apart.item())

numbers = []
for epoch in range(3):  # what is kept is a number, a detached answer, a copy
    shown = []
    for part, target in zip(x, y, strict=True):
        answer = model(part)
        loss = nn.functional.mse_loss(answer, target)
        once_more.zero_grad()
        loss.backward()
        once_more.step()
        shown.append(answer.detach())
        numbers.append(loss.item())
    print(epoch, torch.cat(shown).mean().item(), numbers[-1])
