import torch


class HomeAdam:
    """Adam written out."""

    def __init__(self, named, rate=3e-3):
        self.named = dict(named)
        self.rate, self.t = rate, 0
        self.first = {n: torch.zeros_like(w) for n, w in self.named.items()}
        self.second = {n: torch.zeros_like(w) for n, w in self.named.items()}

    def step(self):
        self.t += 1
        for n, weight in self.named.items():
            slope = weight.grad
            self.first[n].mul_(0.9).add_(slope, alpha=0.1)
            self.second[n].mul_(0.999).addcmul_(slope, slope, value=0.001)
            m = self.first[n] / (1 - 0.9**self.t)
            v = self.second[n] / (1 - 0.999**self.t)
            weight = weight.data - self.rate * m / (v.sqrt() + 1e-8)  # <- update-of-a-local-name
            #= weight.data -= self.rate * m / (v.sqrt() + 1e-8)

    def clear(self):
        for weight in self.named.values():
            weight.grad = None


torch.manual_seed(3)
hours = torch.rand(500, 1) * 24
load = torch.cos(hours * 0.26) + 0.1 * torch.randn(500, 1)
net = torch.nn.Sequential(torch.nn.Linear(1, 20), torch.nn.Tanh(), torch.nn.Linear(20, 1))
adam = HomeAdam(net.named_parameters())
for turn in range(80):
    adam.clear()
    gap = (net(hours / 12 - 1) - load).pow(2).mean()
    gap.backward()
    adam.step()
    if turn % 20 == 19:
        print(turn, gap.item())
