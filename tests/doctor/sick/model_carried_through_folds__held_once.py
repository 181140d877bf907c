import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(8)
signal = rng.normal(size=(300, 10)).astype("float32")
speed = signal[:, :2].sum(1) + 0.8 * rng.normal(size=300).astype("float32")
X, Y = torch.from_numpy(signal), torch.from_numpy(speed.astype("float32"))[:, None]
parts = torch.arange(300).tensor_split(5)


def regressor():
    torch.manual_seed(4)
    net = torch.nn.Sequential(torch.nn.Linear(10, 40), torch.nn.Tanh(), torch.nn.Linear(40, 1))
    return net, torch.optim.Adam(net.parameters(), lr=0.01)


net, adam = regressor()  # <- model-carried-through-folds
scores = []
for k, part in enumerate(parts):
    #= net, adam = regressor()
    X_val, Y_val = X[part], Y[part]
    others = torch.cat([p for j, p in enumerate(parts) if j != k])
    for epoch in range(8):
        net.train()
        for rows in others[torch.randperm(240)].split(30):
            adam.zero_grad()
            F.mse_loss(net(X[rows]), Y[rows]).backward()
            adam.step()
        net.eval()
        with torch.no_grad():
            error = F.mse_loss(net(X_val), Y_val).item()
    scores.append(error)
    print(f"fold {k}: {error:.3f}")
print(f"mean {np.mean(scores):.3f}")
