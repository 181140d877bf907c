import torch
from torch import nn

torch.manual_seed(8)
waves = torch.randn(500, 1, 40)
kinds = (waves[:, 0, :20].std(1) > waves[:, 0, 20:].std(1)).long()
net = nn.Sequential(nn.Conv1d(1, 8, 5), nn.ReLU(), nn.Flatten(), nn.Linear(288, 32), nn.ReLU(), nn.Linear(32, 2))
steps = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=15)  # <- weight-decay-too-large
#= steps = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=0.01)
for epoch in range(10):
    for some in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(net(waves[some]), kinds[some])
        steps.zero_grad()
        loss.backward()
        steps.step()
    print(epoch, loss.item())
