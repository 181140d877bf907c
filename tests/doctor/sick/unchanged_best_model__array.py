import torch
from torch import nn
torch.manual_seed(10)
x = torch.randn(200, 10); y = (x[:, 0] > 0.2 * torch.randn(200)).float()
net = nn.Linear(10, 1); opt = torch.optim.SGD(net.parameters(), 0.5)
history, best_w, best_acc = [], None, -1.0
for e in range(20):
    for k in torch.randperm(150).split(15):
        opt.zero_grad(); nn.functional.binary_cross_entropy_with_logits(net(x[k])[:, 0], y[k]).backward(); opt.step()
    with torch.no_grad():
        acc = ((net(x[150:])[:, 0] > 0) == y[150:].bool()).float().mean().item()
    if acc > best_acc:
        best_acc, best_w = acc, net.weight.detach().numpy()  # <- unchanged-best-model
        #= best_acc, best_w = acc, net.weight.detach().numpy().copy()
print("best", best_acc, "with", best_w.round(2))
