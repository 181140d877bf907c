import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)


class Trainer:
    def __init__(self, net, rate=0.05):
        self.net = net
        self.optim = torch.optim.SGD(net.parameters(), lr=rate, momentum=0.9)

    def score(self, batch):
        return (self.net(batch["x"]).squeeze(1) - batch["y"]).abs().mean()  # <- backward-never-called, kept

    def update(self, batch):
        self.optim.zero_grad()
        score = self.score(batch)
        #= score.backward()
        self.optim.step()
        return score.item()


x = torch.randn(400, 3)
data = DataLoader(TensorDataset(x, x @ torch.tensor([1.0, -2.0, 0.5])), batch_size=40, shuffle=True)
trainer = Trainer(nn.Linear(3, 1))
for epoch in range(5):
    total = sum(trainer.update({"x": a, "y": b}) for a, b in data)
    print(epoch, total / len(data))
