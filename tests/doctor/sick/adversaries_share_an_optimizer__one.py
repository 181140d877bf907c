import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
waves = torch.sin(torch.linspace(0, 6, 24) + 6.28 * torch.rand(500, 1))
loader = DataLoader(TensorDataset(waves), batch_size=50, shuffle=True)
net_g = nn.Sequential(nn.Linear(8, 48), nn.ReLU(), nn.Linear(48, 24), nn.Tanh())
net_d = nn.Sequential(nn.Linear(24, 48), nn.LeakyReLU(0.2), nn.Linear(48, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(list(net_g.parameters()) + list(net_d.parameters()), lr=1e-3)  # <- adversaries-share-an-optimizer
#= optimizer = torch.optim.Adam(net_d.parameters(), lr=1e-3)
#= optimizer_g = torch.optim.Adam(net_g.parameters(), lr=1e-3)
for epoch in range(6):
    for (real,) in loader:
        n = len(real)
        yes, no = torch.ones(n, 1), torch.zeros(n, 1)
        fake = net_g(torch.randn(n, 8))
        optimizer.zero_grad()
        d_loss = criterion(net_d(real), yes) + criterion(net_d(fake.detach()), no)
        d_loss.backward()
        optimizer.step()
        optimizer.zero_grad()  # --
        #= optimizer_g.zero_grad()
        g_loss = criterion(net_d(fake), yes)
        g_loss.backward()
        optimizer.step()  # --
        #= optimizer_g.step()
    print(epoch, d_loss.item(), g_loss.item())
