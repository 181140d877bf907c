import torch

torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(1, 10), torch.nn.Tanh(), torch.nn.Linear(10, 1))
optim = torch.optim.Adam(net.parameters(), lr=0.02)
x = torch.linspace(-1, 1, 64).view(-1, 1)
y = x.abs()


def train(epochs):
    for e in range(epochs):
        optim.zero_grad()
        l = (net(x) - y).pow(2).mean()
        l.backward()
        optim.step  # <- method-not-called
        #= optim.step()
    return l.item()


print("before", train(1), "after", train(50))
