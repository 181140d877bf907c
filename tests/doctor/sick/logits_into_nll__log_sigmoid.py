import torch
from torch import nn

torch.manual_seed(0)
leaves = torch.randn(400, 8)
kind = leaves[:, :4].argmax(1)
net = nn.Sequential(
    nn.Linear(8, 32),
    nn.ReLU(),
    nn.Linear(32, 4),
    nn.LogSigmoid(),  # --
    #= nn.LogSoftmax(dim=1),
)
adam = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(10):
    for rows in torch.randperm(320).split(32):
        loss = nn.functional.nll_loss(net(leaves[rows]), kind[rows])  # <- logits-into-nll, kept
        adam.zero_grad()
        loss.backward()
        adam.step()
print((net(leaves[320:]).argmax(1) == kind[320:]).float().mean().item())
