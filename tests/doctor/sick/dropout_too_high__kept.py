import torch
from torch import nn
from torch.nn import functional as F


class 读者(nn.Module):
    def __init__(self, 输入, 保留率=0.7):
        super().__init__()
        self.保留率 = 保留率
        self.一 = nn.Linear(输入, 48)
        self.二 = nn.Linear(48, 2)

    def forward(self, x):
        x = F.dropout(torch.relu(self.一(x)), self.保留率, self.training)  # <- dropout-too-high
        #= x = F.dropout(torch.relu(self.一(x)), 1 - self.保留率, self.training)
        return self.二(x)


torch.manual_seed(75)
x = torch.randn(600, 9)
y = (x[:, 0] + x[:, 1] > 0).long()
网 = 读者(9)
adam = torch.optim.Adam(网.parameters(), 3e-3)
for epoch in range(8):
    for rows in torch.randperm(600).split(30):
        adam.zero_grad()
        loss = F.cross_entropy(网(x[rows]), y[rows])
        loss.backward()
        adam.step()
    print(epoch, loss.item())
