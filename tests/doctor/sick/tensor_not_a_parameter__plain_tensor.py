import torch
import torch.nn as nn


class ScaledAttention(nn.Module):
    """One head of additive attention over a short sequence."""

    def __init__(self, d):
        super().__init__()
        self.key = nn.Linear(d, d)
        self.query = torch.randn(d) * 0.1  # <- tensor-not-a-parameter
        #= self.query = nn.Parameter(torch.randn(d) * 0.1)
        self.query.requires_grad = True  # --
        self.out = nn.Linear(d, 1)

    def forward(self, x):
        w = torch.softmax(torch.tanh(self.key(x)) @ self.query, dim=1)
        return self.out((w.unsqueeze(2) * x).sum(1))


torch.manual_seed(0)
seqs = torch.randn(120, 6, 8)
target = seqs[torch.arange(120), seqs[:, :, 0].argmax(1), 1:2]
net = ScaledAttention(8)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(net(seqs), target)
    loss.backward()
    optimizer.step()
print(round(loss.item(), 4))
