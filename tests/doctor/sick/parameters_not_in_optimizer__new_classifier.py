import torch
from torch import nn


def network(outputs):
    return nn.Sequential(nn.Conv1d(2, 8, 3, padding=1), nn.ReLU(), nn.AdaptiveMaxPool1d(4), nn.Flatten(), nn.Linear(32, outputs))


class Fit:
    def __init__(self, net, rate):
        self.net, self.rule = net, nn.MSELoss()
        self.optimizer = torch.optim.AdamW(net[-1].parameters(), lr=rate)  # <- parameters-not-in-optimizer, kept

    def run(self, x, y, rounds):
        for _ in range(rounds):
            order = torch.randperm(len(x))
            for part in order.chunk(6):
                self.optimizer.zero_grad(set_to_none=False)
                loss = self.rule(self.net(x[part]), y[part])
                loss.backward()
                self.optimizer.step()
        return float(loss.detach())


torch.manual_seed(11)
waves = torch.randn(180, 2, 20)
energy, peak = waves.square().mean((1, 2)).unsqueeze(1), waves.amax(2)
body = network(1)
start = torch.optim.AdamW(body.parameters(), lr=0.01)
for _ in range(40):
    start.zero_grad()
    nn.functional.mse_loss(body(waves), energy).backward()
    start.step()
net = body
net[:-1].requires_grad_(False)
#= net[-1] = nn.Linear(32, 2)
tuner = Fit(net, 0.02)  # <- parameters-not-in-optimizer, kept
net[-1] = nn.Linear(32, 2)  # <- parameters-not-in-optimizer
print(tuner.run(waves, peak, 25))
