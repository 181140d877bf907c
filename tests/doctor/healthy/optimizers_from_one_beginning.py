import torch
from torch import nn
torch.manual_seed(0)
x = torch.linspace(-3, 3, 200)[:, None]; y = torch.sin(2 * x) + 0.3 * x
makers = {
    'sgd': lambda p: torch.optim.SGD(p, lr=0.01),
    'momentum': lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9),
    'adagrad': lambda p: torch.optim.Adagrad(p, lr=0.01),
    'rmsprop': lambda p: torch.optim.RMSprop(p, lr=0.01),
    'adam': lambda p: torch.optim.Adam(p, lr=0.01),
    'too small': lambda p: torch.optim.SGD(p, lr=1e-6),
}
curves = {}
for name, make in makers.items():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1)); opt = make(net.parameters())
    curves[name] = []
    for step in range(150):
        loss = nn.functional.mse_loss(net(x), y)
        opt.zero_grad(); loss.backward(); opt.step()
        curves[name].append(loss.item())
for name, c in curves.items():
    print(name, c[0], c[-1])
