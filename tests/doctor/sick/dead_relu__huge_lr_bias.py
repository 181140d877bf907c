import torch
import torch.nn as nn
torch.manual_seed(0)
x = torch.rand(180, 4); y = (x[:, :1] + x[:, 1:2]) / 2
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.h1 = nn.Linear(4, 20)
        self.h2 = nn.Linear(20, 20)
        self.o = nn.Linear(20, 1)
        nn.init.constant_(self.h2.bias, -5.0)  # <- dead-relu
    def forward(self, x):
        h = torch.relu(self.h1(x))
        h = torch.relu(self.h2(h))  # <- dead-relu, kept
        return self.o(h)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(60):
    opt.zero_grad()
    loss = ((net(x) - y) ** 2).mean()
    loss.backward()
    opt.step()
print(loss.item())
