import torch
import torch.nn as nn
import torch.nn.functional as F


class DeepNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(5, 20)
        self.fc2 = nn.Linear(20, 20)
        self.fc3 = nn.Linear(20, 3)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        h = F.relu(self.fc2(x))  # <- result-thrown-away, kept
        return self.fc3(x)  # <- result-thrown-away
        #= return self.fc3(h)


torch.manual_seed(0)
x = torch.randn(200, 5)
y = x[:, 1:4].argmax(1)
model = DeepNet()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for i in range(60):
    loss = F.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 20 == 0:
        print(i, loss.item())
