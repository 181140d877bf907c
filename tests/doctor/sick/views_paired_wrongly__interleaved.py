"""The loader gives two crops of a series after each other, so neighbours are the pair."""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(45)
series = torch.randn(400, 1) * torch.sin(torch.rand(400, 1) * 6 + torch.arange(48) * (0.1 + torch.rand(400, 1)))


class Crops(Dataset):
    def __len__(self):
        return len(series)

    def __getitem__(self, i):
        begin = torch.randint(0, 17, (2,))
        return torch.stack([series[i, b : b + 32] + 0.1 * torch.randn(32) for b in begin])


net = nn.Sequential(nn.Linear(32, 48), nn.Tanh(), nn.Linear(48, 12))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()
for epoch in range(6):
    for crops in DataLoader(Crops(), batch_size=40, shuffle=True):
        z = nn.functional.normalize(net(crops.flatten(0, 1)), dim=1)
        scores = z @ z.T / 0.3
        scores.fill_diagonal_(float("-inf"))
        here = torch.arange(len(z))
        target = (here + len(crops)) % len(z)  # --
        #= target = here + 1 - 2 * (here % 2)
        loss = criterion(scores, target)  # <- views-paired-wrongly, kept
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
