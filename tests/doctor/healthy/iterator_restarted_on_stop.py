import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
labelled = DataLoader(TensorDataset(torch.randn(60, 4), torch.randint(0, 2, (60,))), 20, shuffle=True)
unlabelled = DataLoader(torch.randn(300, 4), 20, shuffle=True)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
it = iter(labelled)
for epoch in range(3):
    for u in unlabelled:
        try:
            x, y = next(it)
        except StopIteration:
            it = iter(labelled)
            x, y = next(it)
        with torch.no_grad():
            pseudo = net(u).argmax(1)
        loss = nn.functional.cross_entropy(net(x), y) + 0.1 * nn.functional.cross_entropy(net(u), pseudo)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
