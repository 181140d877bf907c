import torch
from torch import nn, optim


class Gated(nn.Module):
    def __init__(self, columns):
        super().__init__()
        self.gate = nn.Linear(columns, columns)
        self.body = nn.Sequential(nn.Linear(columns, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        open_ = self.choose(x)
        return self.body(x * open_)

    def choose(self, x):
        scores = self.gate(x)
        return (torch.sign(scores) + 1) / 2  # <- step-function-before-loss
        #= soft = torch.sigmoid(scores)
        #= return soft + ((torch.sign(scores) + 1) / 2 - soft).detach()


def main():
    torch.manual_seed(12)
    x = torch.randn(300, 7)
    y = (x[:, :3] * (x[:, :3] > 0)).sum(1, keepdim=True)
    model = Gated(7)
    optimizer = optim.AdamW(model.parameters(), lr=0.005)
    loss_of = nn.HuberLoss()
    for epoch in range(12):
        for rows in torch.randperm(300).split(50):
            optimizer.zero_grad()
            loss = loss_of(model(x[rows]), y[rows])
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


main()
