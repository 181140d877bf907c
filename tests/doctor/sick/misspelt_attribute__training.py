import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(240, 5)
y = (x[:, 0] > 0.2).float()
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Dropout(0.4), nn.Linear(16, 1))
optim = torch.optim.Adam(net.parameters(), 0.01)
# also: evaluating-in-train-mode
for epoch in range(10):
    net.train()
    for i in range(0, 200, 40):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x[i : i + 40]).squeeze(1), y[i : i + 40])
        optim.zero_grad()
        loss.backward()
        optim.step()
    net.train = False  # <- misspelt-attribute
    #= net.eval()
    with torch.no_grad():
        acc = ((net(x[200:]).squeeze(1) > 0) == (y[200:] > 0.5)).float().mean()
    del net.train  # --
    print(epoch, acc.item())
