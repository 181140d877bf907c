import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 16, 4)  # steps, channels
y = (x[:, ::4].mean((1, 2)) > 0).long()


class PatchNet(nn.Module):
    """Four neighbouring steps become one token: (N, 16, 4) -> (N, 4, 16)."""

    def __init__(self):
        super().__init__()
        self.pos = nn.Parameter(0.02 * torch.randn(1, 4, 24))
        self.embed = nn.Linear(16, 24)
        self.core = nn.TransformerEncoderLayer(24, 2, 48, 0.0, batch_first=True)
        self.out = nn.Linear(24, 2)

    def forward(self, x):
        tokens = x.reshape(x.shape[0], 4, 16)
        return self.out(self.core(self.embed(tokens) + self.pos).mean(1))


net = PatchNet()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(12):
    for rows in torch.randperm(320).split(32):
        loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print(loss.item(), (net(x[320:]).argmax(1) == y[320:]).float().mean().item())
