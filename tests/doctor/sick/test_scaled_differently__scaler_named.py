import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(3)
torch.manual_seed(3)
ovens = np.stack([rng.uniform(100, 400, 800), rng.uniform(1, 9, 800), rng.uniform(0.1, 0.3, 800)], 1)
crust = 0.02 * ovens[:, 0] + 0.5 * ovens[:, 1] + 10 * ovens[:, 2] + rng.normal(0, 0.2, 800)
mean, width = ovens[:600].mean(0), ovens[:600].std(0)
crust_mean, crust_scale = crust[:600].mean(), crust[:600].std()
x_train = torch.tensor((ovens[:600] - mean) / width, dtype=torch.float32)
x_test = torch.tensor(ovens[600:], dtype=torch.float32)  # <- test-scaled-differently
#= x_test = torch.tensor((ovens[600:] - mean) / width, dtype=torch.float32)
y_train = torch.tensor((crust[:600] - crust_mean) / crust_scale, dtype=torch.float32)
net = nn.Sequential(nn.Linear(3, 24), nn.SiLU(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(20):
    for rows in torch.randperm(600).split(30):
        loss = nn.functional.mse_loss(net(x_train[rows])[:, 0], y_train[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
with torch.no_grad():
    thick = net(x_test)[:, 0].numpy() * crust_scale + crust_mean
print("error", np.abs(thick - crust[600:]).mean())
