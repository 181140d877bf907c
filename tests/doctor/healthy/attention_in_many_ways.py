import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(89)
N, T, D, K, EXPERTS = 24, 6, 8, 4, 1
x = torch.randn(N, T, D)
y = (x[:, :, 0].max(1).values > 1.2).long()


class Way(nn.Module):
    def __init__(self, pool, scores):
        super().__init__()
        self.first, self.out, self.pool = nn.Linear(D, D), nn.Linear(D, 2), pool
        self.rate = nn.Linear(D, scores) if scores else None

    def forward(self, x):
        return self.out(self.pool(self, torch.tanh(self.first(x))))


def time_first(net, h):
    h = h.transpose(0, 1)
    return (net.rate(h).softmax(0) * h).sum(0)


def time_first_bmm(net, h):
    h = h.transpose(0, 1)
    weights = net.rate(h).squeeze(2).softmax(dim=0)
    return torch.einsum("tn,tnd->nd", weights, h)


def clusters(net, h):
    """Each part belongs to some of K clusters; what belongs to a cluster is summed."""
    shares = net.rate(h).softmax(dim=2)
    return (shares.transpose(1, 2) @ h).mean(1)


def clusters_of_one_bag(net, h):
    """The same for each bag by itself: parts in rows, clusters in columns."""
    shares = [net.rate(bag).softmax(dim=1) for bag in h]
    return torch.stack([(s[:, :, None] * bag[:, None]).sum(0).mean(0) for s, bag in zip(shares, h, strict=True)])


def slots(net, h):
    """Parts are dispatched to K slots, and each slot looks at all of them."""
    return (net.rate(h).softmax(dim=1).mT @ h).sum(1)


def one_context(net, h):
    context = h.mean(1, keepdim=True)
    return ((h @ context.mT).softmax(2) @ context + h).mean(1)


def experts(net, h):
    """As many experts as asked for; here one is asked for."""
    gates = net.rate(h.mean(1)).softmax(dim=1)
    return sum(gates[:, e, None] * h[:, e] for e in range(gates.shape[1]))


def one_by_one(net, h):
    return torch.stack([(net.rate(bag).softmax(0) * bag).sum(0) for bag in h])


def growing(net, h):
    """A step looks at those before it; the first has only itself."""
    return torch.stack([(net.rate(h[:, : t + 1]).softmax(1) * h[:, : t + 1]).sum(1) for t in range(T)]).mean(0)


def among_the_batch(net, h):
    """A memory of the other samples: weights over the rows, and the rows are summed."""
    rows = h.mean(1)
    return rows + F.softmax(rows @ rows.T, dim=1) @ rows


ways = {time_first: 1, time_first_bmm: 1, clusters: K, clusters_of_one_bag: K, slots: K, one_by_one: 1, growing: 1}
for pool, scores in {**ways, one_context: 0, experts: EXPERTS, among_the_batch: 0}.items():
    net = Way(pool, scores)
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(12):
        loss = F.cross_entropy(net(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(pool.__name__, loss.item())
