import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader

class Readings(Dataset):
    def __init__(self, n, batch=16):
        g = torch.Generator().manual_seed(0)
        self.x = torch.randn(n, 6, generator=g)
        self.y = (self.x.abs().sum(1) > 4.8).float()
        self.batch = batch
    def __len__(self):
        return len(self.x) // self.batch  # <- most-rows-dropped
        #= return len(self.x)
    def __getitem__(self, i):
        return self.x[i], self.y[i]

torch.manual_seed(0)
dl = DataLoader(Readings(1600), batch_size=16, shuffle=True)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(8):
    for x, y in dl:
        opt.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(net(x), y)
        loss.backward()
        opt.step()
    print(epoch, loss.item())
