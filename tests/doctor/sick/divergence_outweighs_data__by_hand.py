"""Pictures of little crosses; the error is written out by hand, the divergence is that of each picture."""
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(10)
place = torch.randint(1, 9, (900, 2))
row, column = torch.arange(10), torch.arange(10)
pictures = ((row - place[:, :1]).abs() < 1)[:, :, None] | ((column - place[:, 1:]).abs() < 1)[:, None, :]
pictures = pictures.float().flatten(1)
seer, painter = nn.Sequential(nn.Linear(100, 64), nn.ReLU()), nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 100))
to_mean, to_log_var = nn.Linear(64, 4), nn.Linear(64, 4)
weights = [w for part in (seer, painter, to_mean, to_log_var) for w in part.parameters()]
optimizer = torch.optim.AdamW(weights, lr=3e-3)
for epoch in range(15):
    for some in torch.randperm(900).split(60):
        x = pictures[some]
        seen = seer(x)
        mean, log_var = to_mean(seen), to_log_var(seen)
        code = mean + torch.randn_like(mean) * torch.exp(log_var / 2)
        error = ((torch.sigmoid(painter(code)) - x) ** 2).mean()  # <- divergence-outweighs-data
        #= error = 8 * ((torch.sigmoid(painter(code)) - x) ** 2).sum(1).mean()
        far = 0.5 * (mean.pow(2) + log_var.exp() - 1 - log_var).sum(dim=1)
        loss = error + far.mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, error.item(), far.mean().item())
