import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(2)
age = rng.uniform(-1, 1, (360, 4)).astype(np.float32)
ill = (age[:, :1] + 0.4 * rng.normal(size=(360, 1)) > 0.5).astype(np.float32)
importance = np.where(ill[:, 0] == 1, 4.0, 1.0).astype(np.float32)
age, ill, importance = map(torch.from_numpy, (age, ill, importance))

torch.manual_seed(0)
w = torch.zeros(4, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
sgd = torch.optim.SGD([w, b], lr=0.5)
for step in range(120):
    rows = torch.randint(0, 300, (60,))
    chance = torch.sigmoid(age[rows] @ w + b)
    each = F.binary_cross_entropy(chance, ill[rows], reduction="none")
    loss = (each * importance[rows]).mean()  # <- rows-meet-in-pairs
    #= loss = (each.squeeze(1) * importance[rows]).mean()
    sgd.zero_grad()
    loss.backward()
    sgd.step()
with torch.no_grad():
    found = (torch.sigmoid(age[300:] @ w + b) > 0.5).float()
    print(f"{loss.item():.3f}, found {((found == ill[300:]).float().mean()).item():.2f}")
