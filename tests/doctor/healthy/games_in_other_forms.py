"""Adversaries whose labels or optimizers look odd at first sight."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
bce = F.binary_cross_entropy_with_logits
yes, no = torch.ones(40, 1), torch.zeros(40, 1)


def pair():
    g = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 2))
    d = nn.Sequential(nn.Linear(2, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
    return g, d, torch.optim.Adam(g.parameters(), 1e-3), torch.optim.Adam(d.parameters(), 1e-3)


def judge(d, opt, real, fake, a=yes, b=no):
    opt.zero_grad()
    loss = bce(d(real), a) + bce(d(fake.detach()), b)
    loss.backward()
    opt.step()
    return loss.item()


g, d, og, od = pair()
for step in range(50):  # the judge says 1 of fakes: the other convention
    real, fake = torch.randn(40, 2) + 2, g(torch.randn(40, 3))
    judge(d, od, real, fake, no, yes)
    og.zero_grad()
    bce(d(fake), no).backward()
    og.step()

g, d, og, od = pair()
for step in range(50):  # the original game, in which both play for one sum
    real, fake = torch.randn(40, 2) + 2, g(torch.randn(40, 3))
    judge(d, od, real, fake)
    og.zero_grad()
    (-bce(d(fake), no)).backward()
    og.step()

g, d, og, od = pair()
for step in range(50):  # now and then the labels are exchanged, so that the judge is never too sure
    real, fake = torch.randn(40, 2) + 2, g(torch.randn(40, 3))
    judge(d, od, real, fake, *((no, yes) if step % 10 == 9 else (yes, no)))
    og.zero_grad()
    bce(d(fake), yes).backward()
    og.step()

g, d, og, od = pair()
for step in range(50):  # relativistic: who of the two looks more real
    real, fake = torch.randn(40, 2) + 2, g(torch.randn(40, 3))
    od.zero_grad()
    bce(d(real) - d(fake.detach()), yes).backward()
    od.step()
    og.zero_grad()
    bce(d(fake) - d(real).detach(), yes).backward()
    og.step()


class Turn(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.view_as(x)

    @staticmethod
    def backward(ctx, slope):
        return -slope


features, head, domain = nn.Linear(5, 8), nn.Linear(8, 2), nn.Linear(8, 1)
optimizer = torch.optim.Adam([*features.parameters(), *head.parameters(), *domain.parameters()], 1e-2)
for step in range(60):  # one optimizer for all, and a gradient that is turned round
    here, there = torch.randn(40, 5), torch.randn(40, 5) + 0.5
    at_home, abroad = features(here), features(there)
    loss = F.cross_entropy(head(at_home), (here[:, 0] > 0).long())
    loss = loss + 0.3 * (bce(domain(Turn.apply(at_home)), yes) + bce(domain(Turn.apply(abroad)), no))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
