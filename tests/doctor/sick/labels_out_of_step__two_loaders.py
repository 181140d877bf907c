import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(0)
images = torch.randn(240, 1, 5, 5)
labels = (images[:, 0, 2, 2] > 0).long()
image_loader = DataLoader(images, batch_size=24, shuffle=True)  # <- labels-out-of-step
label_loader = DataLoader(labels, batch_size=24, shuffle=True)  # <- labels-out-of-step
#= pair_loader = DataLoader(list(zip(images, labels)), batch_size=24, shuffle=True)
net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(36, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for x, y in zip(image_loader, label_loader):  # <- labels-out-of-step
    #= for x, y in pair_loader:
        loss = nn.functional.cross_entropy(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("epoch", epoch, loss.item())
