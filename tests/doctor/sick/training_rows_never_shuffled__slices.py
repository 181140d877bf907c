import torch
from torch import nn

torch.manual_seed(0)
cats, dogs = torch.randn(120, 1, 6, 6) + 0.3, torch.randn(120, 1, 6, 6) - 0.3
images = torch.cat([cats, dogs])
labels = torch.cat([torch.ones(120), torch.zeros(120)])
net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(64, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.05)
BATCH = 24
for epoch in range(6):
    #= order = torch.randperm(240)
    #= images, labels = images[order], labels[order]
    for start in range(0, len(images), BATCH):
        xb, yb = images[start : start + BATCH], labels[start : start + BATCH]  # <- training-rows-never-shuffled, kept
        out = net(xb).squeeze(1)  # <- training-rows-never-shuffled, kept
        loss = nn.functional.binary_cross_entropy_with_logits(out, yb)  # <- training-rows-never-shuffled, kept
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("epoch", epoch, loss.item())
