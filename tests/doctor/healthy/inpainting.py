import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)
phase = torch.rand(500, 1) * 6
waves = torch.sin(phase + torch.linspace(0, 9, 32))


def punch_hole(x):
    start = torch.randint(0, 24, ()).item()
    x = x.clone()
    x[start : start + 8] = 0
    return x


class Inpainting(Dataset):
    def __init__(self, x, transform):
        self.x, self.transform = x, transform

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.transform(self.x[i]), self.x[i]


train_set = Inpainting(waves[:400], punch_hole)
val_set = Inpainting(waves[400:], punch_hole)
net = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 32))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for given, whole in DataLoader(train_set, batch_size=25, shuffle=True):
        loss = nn.functional.mse_loss(net(given), whole)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        errors = [nn.functional.mse_loss(net(a), b, reduction="sum").item() for a, b in DataLoader(val_set, batch_size=50)]
    print(epoch, loss.item(), sum(errors) / 3200)
