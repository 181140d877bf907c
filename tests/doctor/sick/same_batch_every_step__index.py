import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(320, 3)
y = x.pow(2).sum(1, keepdim=True)
net = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
batch_size = 32
for epoch in range(8):
    for i in range(len(x) // batch_size):
        xb = x[:batch_size]  # <- same-batch-every-step
        yb = y[:batch_size]  # <- same-batch-every-step
        #= xb = x[i * batch_size : (i + 1) * batch_size]
        #= yb = y[i * batch_size : (i + 1) * batch_size]
        loss = nn.functional.mse_loss(net(xb), yb)  # <- same-batch-every-step, kept
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
