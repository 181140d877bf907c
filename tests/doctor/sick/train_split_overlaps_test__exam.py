import torch
from torch import nn
torch.manual_seed(1)
table = torch.randn(700, 9)
table[:, 8] = (table[:, 0] * table[:, 1] > 0).float()
table = table[torch.randperm(700)]
learn, exam = table[:600], table[-200:]  # <- train-split-overlaps-test
#= learn, exam = table[:500], table[-200:]
net = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 1))
opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(20):
    for rows in learn[torch.randperm(len(learn))].split(50):
        loss = nn.functional.binary_cross_entropy_with_logits(net(rows[:, :8])[:, 0], rows[:, 8])
        opt.zero_grad(); loss.backward(); opt.step()
with torch.no_grad():
    print("exam", ((net(exam[:, :8])[:, 0] > 0) == exam[:, 8].bool()).float().mean().item())
