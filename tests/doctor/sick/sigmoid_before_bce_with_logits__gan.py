import torch
from torch import nn
torch.manual_seed(0)
gen = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
disc = nn.Sequential(
    nn.Linear(2, 16),
    nn.LeakyReLU(0.2),
    nn.Linear(16, 1),
    nn.Sigmoid(),  # <- sigmoid-before-bce-with-logits
)
crit = nn.BCEWithLogitsLoss()
g_opt, d_opt = torch.optim.Adam(gen.parameters(), 1e-3), torch.optim.Adam(disc.parameters(), 1e-3)
for i in range(50):
    real = torch.randn(32, 2) * 0.2 + 2
    fake = gen(torch.randn(32, 2))
    d_loss = crit(disc(real), torch.ones(32, 1)) + crit(disc(fake.detach()), torch.zeros(32, 1))
    d_opt.zero_grad()
    d_loss.backward()
    d_opt.step()
    g_loss = crit(disc(fake), torch.ones(32, 1))
    g_opt.zero_grad()
    g_loss.backward()
    g_opt.step()
print(d_loss.item(), g_loss.item())
