import torch
from torch import nn

torch.manual_seed(0)
centres = 3 * torch.randn(4, 10)
x = centres[torch.randint(0, 4, (500,))] + torch.randn(500, 10)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 8))
protos = nn.Linear(8, 6, bias=False)
opt = torch.optim.Adam([*net.parameters(), *protos.parameters()], lr=3e-3)


@torch.no_grad()
def sinkhorn(scores, rounds=3):
    log_q = scores / 0.3
    for _ in range(rounds):
        log_q = log_q.log_softmax(dim=0)  # each prototype gets the same weight
        log_q = log_q.log_softmax(dim=1)
    return log_q.exp()


for epoch in range(10):
    for rows in torch.randperm(500).split(50):
        views = [x[rows] + 0.3 * torch.randn(len(rows), 10) for _ in range(2)]
        a, b = (protos(nn.functional.normalize(net(v), dim=1)) for v in views)
        loss = -(sinkhorn(a) * (b / 0.1).log_softmax(1)).sum(1).mean()
        loss = loss - (sinkhorn(b) * (a / 0.1).log_softmax(1)).sum(1).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        with torch.no_grad():
            protos.weight.copy_(nn.functional.normalize(protos.weight, dim=1))
    print(epoch, loss.item())
