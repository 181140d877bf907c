import torch
from torch import nn

torch.manual_seed(0)
seqs = torch.randn(100, 2, 10)
target = seqs.mean((1, 2)).unsqueeze(1) * 3


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv1d(2, 6, 3)
        self.bn = nn.BatchNorm1d(6)  # <- batch-norm-of-one-row, kept
        self.o = nn.Linear(6, 1)

    def forward(self, x):
        return self.o(torch.relu(self.bn(self.c(x))).mean(2))


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.003)
for i in torch.randperm(100).tolist():
    pred = net(seqs[i : i + 1])  # <- batch-norm-of-one-row
    loss = nn.functional.mse_loss(pred, target[i : i + 1])  # --
    #= pick = torch.randint(0, 100, (10,))
    #= loss = nn.functional.mse_loss(net(seqs[pick]), target[pick])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
