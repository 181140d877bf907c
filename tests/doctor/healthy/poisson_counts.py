import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 3)
counts = torch.poisson(torch.exp(0.5 * x[:, 0] + 0.2))
glm = nn.Linear(3, 1)
opt = torch.optim.Adam(glm.parameters(), lr=0.05)
for it in range(60):
    loss = nn.functional.poisson_nll_loss(glm(x).squeeze(1), counts)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), glm.weight.tolist())
