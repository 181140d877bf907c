import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Fields(Dataset):
    """Aerial pictures and what grows where: 0, 1 or 2."""

    def __init__(self, count, size=12):
        self.pictures = torch.rand(count, 3, 24, 24)
        self.crops = F.avg_pool2d(self.pictures, 5, 1, 2).argmax(1)
        self.size = (size, size)

    def __len__(self):
        return len(self.pictures)

    def __getitem__(self, i):
        picture = F.interpolate(self.pictures[i : i + 1], self.size, mode="bilinear", align_corners=False)[0]
        label = self.crops[i][None, None].float()
        label = F.interpolate(label, size=self.size, mode="bilinear", align_corners=False)  # <- labels-blended-by-resizing
        #= label = F.interpolate(label, size=self.size, mode="nearest")
        return picture, label[0, 0].long()


torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 3, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(4):
    for picture, label in DataLoader(Fields(120), batch_size=20, shuffle=True):
        loss = F.cross_entropy(net(picture), label)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
