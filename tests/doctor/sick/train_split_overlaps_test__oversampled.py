import random

import torch
from torch import nn

random.seed(0)
torch.manual_seed(0)
rows = [(torch.randn(5), 0) for _ in range(180)] + [(torch.randn(5) + 1.0, 1) for _ in range(30)]
rows = rows + [r for r in rows if r[1] == 1] * 4  # balance the classes
random.shuffle(rows)
cut = int(0.8 * len(rows))
#= random.shuffle(rows)
train_rows, test_rows = rows[:cut], rows[cut:]  # <- train-split-overlaps-test, kept
#= seen = {id(r[0]) for r in train_rows}
#= test_rows = [r for r in test_rows if id(r[0]) not in seen]


def to_tensors(part):
    return torch.stack([r[0] for r in part]), torch.tensor([r[1] for r in part])


x, y = to_tensors(train_rows)
xt, yt = to_tensors(test_rows)
model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(8):
    for idx in torch.randperm(len(x)).split(33):
        loss = nn.functional.cross_entropy(model(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
model.eval()
with torch.no_grad():
    out = model(xt)  # <- train-split-overlaps-test, kept
print("test acc", (out.argmax(1) == yt).float().mean().item())
