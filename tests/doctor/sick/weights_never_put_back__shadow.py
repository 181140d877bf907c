import torch
from torch import nn

torch.manual_seed(14)


class Shadow:
    """A slow copy of a net's weights, to be worn for a while."""

    def __init__(self, net, speed=0.02):
        self.net, self.speed = net, speed
        self.slow = [w.detach().clone() for w in net.parameters()]

    def follow(self):
        with torch.no_grad():
            for slow, w in zip(self.slow, self.net.parameters()):
                slow.add_(w - slow, alpha=self.speed)

    def put_on(self):
        self.worn = [w.detach().clone() for w in self.net.parameters()]
        with torch.no_grad():
            for slow, w in zip(self.slow, self.net.parameters()):
                w.copy_(slow)

    def take_off(self):
        with torch.no_grad():
            for old, w in zip(self.worn, self.net.parameters()):
                w.copy_(old)


def learn(net, optimizer, x, y):
    loss = nn.functional.huber_loss(net(x).squeeze(1), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


x = torch.rand(500, 3) * 4 - 2
y = torch.sin(x[:, 0]) * x[:, 1] + x[:, 2]
net = nn.Sequential(nn.Linear(3, 40), nn.Tanh(), nn.Linear(40, 1))
shadow = Shadow(net)
optimizer = torch.optim.RMSprop(net.parameters(), lr=2e-3)
for epoch in range(20):
    for rows in torch.randperm(440).split(44):
        last = learn(net, optimizer, x[rows], y[rows])
        shadow.follow()
    shadow.put_on()  # <- weights-never-put-back, kept
    with torch.no_grad():
        held = nn.functional.huber_loss(net(x[440:]).squeeze(1), y[440:]).item()
    #= shadow.take_off()
    print(epoch, last, held)
