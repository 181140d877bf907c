import copy, torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(300, 6); y = x.sum(1, keepdim=True).tanh()
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 1)); opt = torch.optim.Adam(net.parameters(), 5e-3)
norms, history, clients = [], [], []
best, best_state, best_norm = 9.0, None, None
for e in range(12):
    before = [p.data.clone() for p in net.parameters()]
    for k in torch.randperm(200).split(20):
        opt.zero_grad(); nn.functional.mse_loss(net(x[k]), y[k]).backward(); opt.step()
    with torch.no_grad():
        err = nn.functional.mse_loss(net(x[200:]), y[200:]).item()
        norms.append([p.detach().norm().item() for p in net.parameters()])
        history.append(net[0].weight.detach().mean().item())
        for p, b in zip(net.parameters(), before):
            p.data.copy_(b + 0.9 * (p.data - b))
    if err < best:
        best, best_state, best_norm = err, {k: v.clone() for k, v in net.state_dict().items()}, net[0].weight.norm()
net.load_state_dict(best_state)
final = {k: v.detach().cpu() for k, v in net.state_dict().items()}
net.load_state_dict(final)
print(best, best_norm, nn.functional.mse_loss(net(x[200:]), y[200:]).item())
for c in range(3):
    local = copy.deepcopy(net); o = torch.optim.SGD(local.parameters(), 0.01)
    for _ in range(10):
        o.zero_grad(); nn.functional.mse_loss(local(x[c*50:c*50+50]), y[c*50:c*50+50]).backward(); o.step()
    clients.append(local.state_dict())
print(len(clients))
