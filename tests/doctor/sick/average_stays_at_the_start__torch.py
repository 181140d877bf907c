import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.manual_seed(2)
t = torch.linspace(-2, 2, 400)[:, None]
order = torch.randperm(400)
curve = torch.sin(3 * t) + 0.1 * torch.randn(400, 1)
train, test = order[:320], order[320:]


def fit(steps):
    net = nn.Sequential(nn.Linear(1, 40), nn.Tanh(), nn.Linear(40, 40), nn.Tanh(), nn.Linear(40, 1))
    smooth = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.9999))  # <- average-stays-at-the-start
    #= smooth = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.98))
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    for step in range(steps):
        some = train[torch.randint(0, 320, (64,))]
        loss = nn.functional.mse_loss(net(t[some]), curve[some])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        smooth.update_parameters(net)
    return net, smooth


net, smooth = fit(300)
with torch.no_grad():
    for name, model in (("net", net), ("smooth", smooth)):
        print(name, nn.functional.mse_loss(model(t[test]), curve[test]).item())
