import torch
from torch import nn


class Scores(nn.Module):
    def __init__(self, wide, classes):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(wide, 30), nn.ReLU(), nn.Linear(30, classes))

    def forward(self, x):
        return self.layers(x)


def loss_of(scores, labels):
    picked = nn.functional.one_hot(labels, scores.shape[1]).float()
    logarithms = scores - torch.logsumexp(scores, 0)  # <- softmax-over-the-batch
    #= logarithms = scores - torch.logsumexp(scores, 1, keepdim=True)
    return -(logarithms * picked).sum(1).mean()


torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] > 0).long() + 2 * (x[:, 1] > 0.3).long()
net = Scores(6, 4)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for rows in torch.randperm(320).split(40):
        optimizer.zero_grad()
        loss = loss_of(net(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, loss.item(), (net(x[320:]).argmax(1) == y[320:]).float().mean().item())
