import numpy as np, torch
from torch import nn
rng = np.random.default_rng(1)
age = np.sort(rng.uniform(0, 50, 500)).astype(np.float32)
price = (30 - 0.4 * age + rng.normal(0, 1, 500)).astype(np.float32)
u = torch.from_numpy((age - age.mean()) / age.std()).unsqueeze(1); v = torch.from_numpy((price - price.mean()) / price.std()).unsqueeze(1)
net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(15):
    for lo in range(0, 500, 20):  # <- training-rows-never-shuffled
    #= for b in torch.randperm(500).split(20):
        x, t = u[lo:lo + 20], v[lo:lo + 20]  # <- training-rows-never-shuffled
        #= x, t = u[b], v[b]
        loss = nn.functional.mse_loss(net(x), t)
        opt.zero_grad(); loss.backward(); opt.step()
    print(epoch, nn.functional.mse_loss(net(u), v).item())
