import torch
from torch import nn

torch.manual_seed(0)
count = torch.randint(0, 9, (600,))
images = torch.zeros(600, 1, 16, 16)
for i, n in enumerate(count):
    for place in torch.randperm(64)[:n]:
        images[i, 0, 2 * (place // 8), 2 * (place % 8)] = 1
net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.AvgPool2d(4), nn.Flatten(), nn.Linear(128, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(8):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.mse_loss(net(images[rows]).squeeze(1), count[rows].float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        guess = net(images[500:]).squeeze(1)
        exact = (guess.round().long() == count[500:]).float().mean()
        print(epoch, (guess - count[500:]).abs().mean().item(), "counted right", exact.item())
