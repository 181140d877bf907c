import torch
from torch import nn

# bfloat16 weights with steps that are large enough, and with master copies in float32
torch.manual_seed(0)
x = torch.randn(320, 8)
y = (x[:, :1] - x[:, 1:2]).tanh()


def net():
    return nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 1)).bfloat16()


def loss_of(model, some):
    return nn.functional.mse_loss(model(x[some].bfloat16()).float(), y[some])


plain = net()
adam = torch.optim.Adam(plain.parameters(), lr=3e-3)
for epoch in range(6):
    for some in torch.randperm(320).split(32):
        adam.zero_grad()
        loss = loss_of(plain, some)
        loss.backward()
        adam.step()
print(loss.item())

quick = net()
masters = [p.detach().float().requires_grad_() for p in quick.parameters()]
sgd = torch.optim.SGD(masters, lr=0.02)
for epoch in range(6):
    for some in torch.randperm(320).split(32):
        quick.zero_grad()
        loss = loss_of(quick, some)
        loss.backward()
        for master, p in zip(masters, quick.parameters()):
            master.grad = p.grad.float()
        sgd.step()
        with torch.no_grad():
            for master, p in zip(masters, quick.parameters()):
                p.copy_(master)
print(loss.item())
