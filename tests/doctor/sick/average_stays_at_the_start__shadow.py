import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Shadow:
    def __init__(self, net, decay=0.9995):
        self.decay, self.kept = decay, {}
        self.values = {n: p.detach().clone() for n, p in net.named_parameters()}

    def follow(self, net):
        for n, p in net.named_parameters():
            self.values[n] = self.decay * self.values[n] + (1 - self.decay) * p.detach()  # <- average-stays-at-the-start
            #= self.values[n] = 0.95 * self.values[n] + 0.05 * p.detach()

    def put_on(self, net):
        self.kept = {n: p.detach().clone() for n, p in net.named_parameters()}
        with torch.no_grad():
            for n, p in net.named_parameters():
                p.copy_(self.values[n])

    def take_off(self, net):
        with torch.no_grad():
            for n, p in net.named_parameters():
                p.copy_(self.kept[n])


def score(net, loader):
    net.eval()
    with torch.no_grad():
        right = sum((net(x).argmax(1) == y).sum().item() for x, y in loader)
    net.train()
    return right / len(loader.dataset)


torch.manual_seed(4)
x = torch.randn(700, 12)
y = (x[:, :3].sum(1) > 0).long() + (x[:, 3] > 1).long()
train = DataLoader(TensorDataset(x[:600], y[:600]), batch_size=30, shuffle=True)
test = DataLoader(TensorDataset(x[600:], y[600:]), batch_size=50)
net = nn.Sequential(nn.Linear(12, 48), nn.ReLU(), nn.Dropout(0.1), nn.Linear(48, 3))
optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3)
shadow = Shadow(net)
for epoch in range(8):
    for a, b in train:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(a), b)
        loss.backward()
        optimizer.step()
        shadow.follow(net)
    shadow.put_on(net)
    print(epoch, loss.item(), score(net, test))
    shadow.take_off(net)
