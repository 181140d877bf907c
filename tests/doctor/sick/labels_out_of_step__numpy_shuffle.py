import numpy as np
import torch
import torch.nn as nn

np.random.seed(0)
torch.manual_seed(0)
features = np.random.randn(200, 3).astype(np.float32)
targets = (features @ np.array([[1.0], [2.0], [-1.0]], dtype=np.float32)).astype(np.float32)
np.random.shuffle(features)  # <- labels-out-of-step
np.random.shuffle(targets)  # <- labels-out-of-step
#= order = np.random.permutation(200)
#= features, targets = features[order], targets[order]
x, y = torch.from_numpy(features), torch.from_numpy(targets)
net = nn.Linear(3, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(60):
    loss = nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("mse", loss.item())
