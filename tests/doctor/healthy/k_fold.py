import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset

torch.manual_seed(0)
x = torch.randn(120, 5)
y = (x[:, :1] * 2 - x[:, 1:2]).tanh()
whole = TensorDataset(x, y)
folds = torch.randperm(120).chunk(4)
for k in range(4):
    net = nn.Sequential(nn.Linear(5, 12), nn.BatchNorm1d(12), nn.ReLU(), nn.Linear(12, 1))
    optim = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    rest = torch.cat([fold for j, fold in enumerate(folds) if j != k]).tolist()
    for _ in range(5):
        net.train()
        for xb, yb in DataLoader(Subset(whole, rest), batch_size=30, shuffle=True):
            optim.zero_grad(set_to_none=False)
            nn.functional.mse_loss(net(xb), yb).backward()
            optim.step()
    net.eval()
    with torch.inference_mode():
        test = folds[k]
        print(k, nn.functional.mse_loss(net(x[test]), y[test]).item())
