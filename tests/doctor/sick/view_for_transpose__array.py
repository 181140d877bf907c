import numpy as np, torch, torch.nn as nn
def load(n):
    r = np.random.RandomState(1)
    pics = r.rand(n, 10, 10, 3).astype(np.float32)
    lab = (pics[..., 2].mean((1, 2)) > pics[..., 0].mean((1, 2))).astype(np.int64)
    pics = np.reshape(pics, (n, 3, 10, 10))  # <- view-for-transpose
    #= pics = np.ascontiguousarray(np.transpose(pics, (0, 3, 1, 2)))
    return pics, lab
pics, lab = load(300)
x, y = torch.as_tensor(pics), torch.as_tensor(lab)
m = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 2))
o = torch.optim.Adam(m.parameters(), 1e-2)
for ep in range(5):
    for i in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
