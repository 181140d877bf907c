import numpy as np, torch, torch.nn as nn
r = np.random.RandomState(1)
flat = r.rand(300, 3 * 10 * 10).astype(np.float32)
x = torch.from_numpy(flat.reshape(-1, 3, 10, 10))
hwc = r.rand(300, 10, 10, 3).astype(np.float32)
x = x + torch.from_numpy(hwc.transpose(0, 3, 1, 2)) + torch.tensor(np.ascontiguousarray(np.moveaxis(hwc, -1, 1)))
gray = r.rand(300, 10, 10).astype(np.float32)
x = x + torch.from_numpy(gray[:, None]) + torch.as_tensor(gray.reshape(300, 1, 10, 10))
y = torch.from_numpy((flat[:, :100].mean(1) > flat[:, 100:200].mean(1)).astype(np.int64))
series = np.arange(24 * 50, dtype=np.float32).reshape(24, 50)
w = torch.from_numpy(np.sin(series).reshape(6, 4, 50))
m = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 2))
o = torch.optim.Adam(m.parameters(), 1e-2)
for ep in range(8):
    for i in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(m(x[i]), y[i]) ; o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
