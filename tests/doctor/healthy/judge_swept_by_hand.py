"""The judge's gradients are emptied by hand after the generator's turn; features are matched with one loss for both."""
import torch
from torch import nn

torch.manual_seed(49)
maker = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
judge = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
makers = torch.optim.Adam(maker.parameters(), lr=1e-3)
judges = torch.optim.Adam(judge.parameters(), lr=1e-3)
bce = nn.BCEWithLogitsLoss()
yes, no = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(150):
    makers.zero_grad()
    judges.zero_grad()
    praise = bce(judge(maker(torch.randn(64, 4))), yes)
    praise.backward()
    makers.step()
    for p in judge.parameters():
        p.grad = None
    made = maker(torch.randn(64, 4)).detach()
    real = torch.randn(64, 2) @ torch.tensor([[1.0, 0.5], [0.0, 0.3]]) + 1
    bce(judge(real), yes).backward()
    bce(judge(made), no).backward()
    judges.step()
print(praise.item())

trunk, one, other = nn.Linear(6, 16), nn.Linear(16, 1), nn.Linear(16, 1)
trunks = torch.optim.Adam(trunk.parameters(), lr=1e-3)
heads = torch.optim.Adam([*one.parameters(), *other.parameters()], lr=1e-3)
for step in range(100):
    x = torch.randn(40, 6)
    trunks.zero_grad()
    heads.zero_grad()
    h = torch.relu(trunk(x))
    bce(one(h).squeeze(1), (x[:, 0] > 0).float()).backward(retain_graph=True)
    bce(other(h).squeeze(1), (x[:, 0] < 0).float()).backward()
    heads.step()
    trunks.step()
