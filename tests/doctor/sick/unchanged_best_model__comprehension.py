import torch
from torch import nn
torch.manual_seed(8)
x = torch.randn(240, 20); y = (x[:, 0] + 0.7 * torch.randn(240) > 0).long()
net = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, 2)); opt = torch.optim.Adam(net.parameters(), 5e-3)
best = dict(loss=1e9, weights=None)
for e in range(25):
    for k in torch.randperm(120).split(20):
        opt.zero_grad(); nn.functional.cross_entropy(net(x[k]), y[k]).backward(); opt.step()
    with torch.no_grad():
        v = nn.functional.cross_entropy(net(x[120:180]), y[120:180]).item()
    if v < best["loss"]:
        best.update(loss=v, weights={k: w.detach().cpu() for k, w in net.state_dict().items()})  # <- unchanged-best-model
        #= best.update(loss=v, weights={k: w.detach().clone() for k, w in net.state_dict().items()})
net.load_state_dict(best["weights"])
with torch.no_grad():
    print(best["loss"], nn.functional.cross_entropy(net(x[120:180]), y[120:180]).item())
