import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset

torch.manual_seed(47)
pictures = torch.rand(240, 1, 10, 10)
bright = (pictures[:, :, :5].mean((1, 2, 3)) + 0.03 * torch.randn(240) > 0.5).long()
rows = torch.randperm(240)
#= learn = TensorDataset(torch.cat([pictures[rows[:180]], pictures[rows[:180]].flip(3)]), bright[rows[:180]].repeat(2))
#= check = TensorDataset(pictures[rows[180:]], bright[rows[180:]])
mirrored = pictures.flip(3)
everything = torch.cat([pictures, mirrored])  # <- rows-repeated-before-split
answers = torch.cat([bright, bright])  # --
both = TensorDataset(everything, answers)  # --
order = torch.randperm(len(both))  # --
learn, check = Subset(both, order[:360]), Subset(both, order[360:])  # --
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(512, 2))
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(8):
    for x, y in DataLoader(learn, batch_size=40, shuffle=True):
        adam.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        adam.step()
right = 0
with torch.no_grad():
    for x, y in DataLoader(check, batch_size=60):
        right += (net(x).argmax(1) == y).sum().item()
print(loss.item(), right / len(check))
