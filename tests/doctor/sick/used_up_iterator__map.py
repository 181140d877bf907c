import torch
import torch.nn as nn
torch.manual_seed(0)
raw = [torch.randn(16, 5) for _ in range(12)]
prepared = map(lambda t: (t, t.sum(1, keepdim=True)), raw)  # <- used-up-iterator
#= prepared = [(t, t.sum(1, keepdim=True)) for t in raw]
net = nn.Linear(5, 1)
sgd = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(8):
    n = 0
    for x, y in prepared:  # <- used-up-iterator, kept
        loss = nn.functional.mse_loss(net(x), y)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        n += 1
    print(epoch, n, loss.item())
