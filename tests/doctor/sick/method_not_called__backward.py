import torch
from torch import nn

torch.manual_seed(0)
x, coef = torch.randn(150, 5), torch.randn(5, 1)
y = x @ coef
reg = nn.Linear(5, 1)
crit = nn.MSELoss()
sgd = torch.optim.SGD(reg.parameters(), lr=0.1)
history = []
for _ in range(50):
    cost = crit(reg(x), y)
    sgd.zero_grad()
    cost.backward  # <- method-not-called
    #= cost.backward()
    sgd.step()
    history.append(cost.item())
print("first", history[0], "last", history[-1])
