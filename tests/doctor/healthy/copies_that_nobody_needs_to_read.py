import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 5)
y = x.sum(1, keepdim=True)
size, width = x.shape
flat = x.reshape(-1)
spread = x.std(0)


class Running:
    """Keeps a mean, and gives back the numbers without it."""

    def __init__(self):
        self.mean, self.seen = torch.zeros(5), 0

    def normalise(self, batch):
        self.seen += 1
        self.mean += (batch.mean(0) - self.mean) / self.seen
        return batch - self.mean


def blanked(batch):
    batch[torch.rand(batch.shape) < 0.1] = 0.0
    return batch


model, watch = nn.Linear(5, 1), Running()
opt = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(5):
    for rows in torch.randperm(300).split(30):
        batch = x[rows]
        centred = watch.normalise(batch)
        same = blanked(batch)
        difference = model(batch) - y[rows]
        scaled = batch / 2
        twin = batch * 1.0
        loss = (difference**2).mean() + 0.01 * (model(scaled) - model(batch) / 2).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        probabilities = torch.sigmoid(difference)
    print(epoch, loss.item(), watch.mean.norm().item())
