import torch
from torch import nn

torch.manual_seed(0)
x = torch.rand(200, 4)
y = (x.sum(1) > 2).float()
for name, make in {
    "sgd on a logistic": lambda p: torch.optim.SGD(p, lr=5.0),
    "adadelta": lambda p: torch.optim.Adadelta(p, lr=1.0),
    "rprop": lambda p: torch.optim.Rprop(p, lr=0.5),
}.items():
    model = nn.Linear(4, 1)
    opt = make(model.parameters())
    for step in range(50):
        loss = nn.functional.binary_cross_entropy_with_logits(model(x).squeeze(1), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(name, loss.item())
