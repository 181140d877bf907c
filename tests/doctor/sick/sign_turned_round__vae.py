import torch
from torch import nn
from torch.nn import functional as F


class Coder(nn.Module):
    def __init__(self):
        super().__init__()
        self.read, self.mean, self.spread = nn.Linear(16, 24), nn.Linear(24, 3), nn.Linear(24, 3)
        self.write = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 16))

    def forward(self, x):
        h = torch.relu(self.read(x))
        mean, log_var = self.mean(h), self.spread(h)
        z = mean + torch.exp(0.5 * log_var) * torch.randn_like(mean)
        return self.write(z), mean, log_var


def objective(output, x, mean, log_var):
    rebuilt = F.mse_loss(output, x, reduction="sum") / len(x)
    divergence = -0.5 * (1 + log_var - mean.square() - log_var.exp()).sum(dim=1).mean()
    total = rebuilt - 0.1 * divergence  # <- sign-turned-round
    #= total = rebuilt + 0.1 * divergence
    return total, rebuilt, divergence


torch.manual_seed(4)
data = torch.randn(400, 3) @ torch.randn(3, 16)
coder = Coder()
adam = torch.optim.Adam(coder.parameters(), lr=2e-3)
for epoch in range(6):
    for x in data[torch.randperm(400)].split(40):
        adam.zero_grad()
        output, mean, log_var = coder(x)
        loss, rebuilt, divergence = objective(output, x, mean, log_var)
        loss.backward()
        adam.step()
    print(epoch, rebuilt.item(), divergence.item())
