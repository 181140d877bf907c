import torch
from torch import nn
torch.manual_seed(1)
K = 5
signal = torch.randn(300, 2, 40)
state = (signal[:, 0].cumsum(1).div(2).round().long() % K)
net = nn.Sequential(nn.Conv1d(2, 16, 5, padding=2), nn.ReLU(), nn.Conv1d(16, K, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
crit = nn.CrossEntropyLoss()
for epoch in range(5):
    for idx in torch.randperm(300).split(30):
        xb, yb = signal[idx], state[idx]
        opt.zero_grad()
        scores = net(xb)
        loss = crit(scores.view(-1, K), yb.view(-1))  # <- view-for-transpose
        #= loss = crit(scores.transpose(1, 2).reshape(-1, K), yb.view(-1))
        loss.backward()
        opt.step()
    print(epoch, float(loss))
