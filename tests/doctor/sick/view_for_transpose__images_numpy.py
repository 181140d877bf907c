import numpy as np
import torch
import torch.nn as nn
rng = np.random.default_rng(0)
torch.manual_seed(0)
pics = rng.random((160, 9, 9, 3)).astype("float32")
lab = (pics[:, :, :, 1].mean((1, 2)) > pics[:, :, :, 2].mean((1, 2))).astype("int64")
x = torch.from_numpy(pics).view(160, 3, 9, 9)  # <- view-for-transpose
#= x = torch.from_numpy(pics).permute(0, 3, 1, 2)
y = torch.from_numpy(lab)
net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for ep in range(6):
    for b in torch.randperm(160).split(20):
        loss = nn.functional.cross_entropy(net(x[b] - 0.5), y[b])
        opt.zero_grad(); loss.backward(); opt.step()
    print(ep, loss.item())
