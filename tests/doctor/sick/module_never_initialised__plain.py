import torch
import torch.nn as nn


class Net(nn.Module):  # <- module-never-initialised, kept
    def __init__(self):  # <- module-never-initialised, kept
        #= super().__init__()
        self.fc1 = nn.Linear(4, 16)  # <- module-never-initialised, kept
        self.fc2 = nn.Linear(16, 2)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))


torch.manual_seed(0)
x = torch.randn(120, 4)
y = (x[:, 0] > 0).long()
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(50):
    loss = nn.functional.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
