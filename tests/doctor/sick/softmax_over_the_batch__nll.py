import torch
import torch.nn as nn
import torch.nn.functional as F


class LogReg(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(8, 5)

    def forward(self, x):
        return F.log_softmax(self.lin(x), dim=0)  # <- softmax-over-the-batch
        #= return F.log_softmax(self.lin(x), dim=1)


def batches(x, y, size):
    idx = torch.randperm(x.shape[0])
    for chunk in idx.split(size):
        yield x[chunk], y[chunk]


torch.manual_seed(4)
W = torch.randn(8, 5)
x = torch.randn(500, 8)
y = (x @ W).argmax(dim=1)
model = LogReg()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(6):
    running = 0.0
    for xb, yb in batches(x, y, 50):
        optimizer.zero_grad()
        loss = F.nll_loss(model(xb), yb)
        loss.backward()
        optimizer.step()
        running += loss.item()
    print("epoch", epoch, "loss", running / 10)
