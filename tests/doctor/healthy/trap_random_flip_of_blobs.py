"""Large or small blobs: padded at the left or at the right, and mirrored by chance, which changes no class."""
import torch
from torch import nn

torch.manual_seed(4)
side = "left"  # or "right"
CLASSES = ["small", "large"]


def place(blob, where):
    room = torch.zeros(1, 8, 14 - blob.shape[-1])
    if where == "left":  # at the left border
        return torch.cat([room, blob], -1)
    return torch.cat([blob, room], -1)


def random_flip(x):
    """random left-right flip"""
    return x.flip(-1) if torch.rand(()) < 0.5 else x


sizes = torch.randint(0, 2, (200,))
x_data = torch.stack([place(torch.ones(1, 8, 3 + 3 * size), side) for size in sizes.tolist()])
x_data = x_data + 0.4 * torch.randn_like(x_data)
net = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.Flatten(), nn.Linear(6 * 6 * 12, len(CLASSES)))
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(3):
    for rows in torch.randperm(200).split(20):
        loss = nn.functional.cross_entropy(net(random_flip(x_data[rows])), sizes[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
