import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(0)
clean = torch.zeros(200, 1, 8, 8)
for k in range(200):
    clean[k, 0, k % 8] = 1.0
    clean[k, 0, :, (k // 8) % 8] = 1.0
loader = DataLoader(clean, batch_size=20, shuffle=True)
net = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.ConvTranspose2d(8, 4, 2, stride=2), nn.ReLU(), nn.Conv2d(4, 1, 3, padding=1), nn.Sigmoid(),
)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    for x in loader:
        noisy = (x + 0.3 * torch.randn_like(x)).clamp(0, 1)
        loss = nn.functional.mse_loss(net(noisy), x)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
