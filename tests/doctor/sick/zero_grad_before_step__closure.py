import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, :2].sum(1) > 0).float()
net = nn.Linear(8, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
def closure():
    loss = nn.functional.binary_cross_entropy_with_logits(net(x).squeeze(1), y)
    #= opt.zero_grad()
    loss.backward()
    opt.zero_grad()  # <- zero-grad-before-step
    return loss
for i in range(60):
    loss = opt.step(closure)
print(loss.item())
