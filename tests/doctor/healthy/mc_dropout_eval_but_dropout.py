import torch
from torch import nn


class BayesNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.bn = nn.BatchNorm1d(5)
        self.fc1, self.fc2 = nn.Linear(5, 24), nn.Linear(24, 2)
        self.drop = nn.Dropout(0.2)

    def forward(self, x):
        return self.fc2(self.drop(torch.relu(self.fc1(self.bn(x)))))


def enable_dropout(model):
    for m in model.modules():
        if isinstance(m, nn.Dropout):
            m.train()


torch.manual_seed(0)
x = torch.randn(300, 5)
y = (x[:, 0] > 0).long()
net = BayesNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    net.train()
    for idx in torch.randperm(240).split(24):
        loss = nn.functional.cross_entropy(net(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
net.eval()
enable_dropout(net)
with torch.no_grad():
    probs = torch.stack([net(x[240:]).softmax(1) for _ in range(10)]).mean(0)
print("acc", (probs.argmax(1) == y[240:]).float().mean().item())
