import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Regressor(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.inner = nn.Linear(5, width)
        self.outer = nn.Linear(width, 1)

    def forward(self, x):
        return self.outer(torch.tanh(self.inner(x))).squeeze(1)


class Fit:
    def __init__(self, net, loader, every):
        self.net, self.loader, self.every = net, loader, every
        self.optim = torch.optim.AdamW(net.parameters(), lr=5e-3)
        self.plan = torch.optim.lr_scheduler.StepLR(self.optim, step_size=4, gamma=0.5)
        self.seen = 0

    def batch(self, x, y):
        self.net.zero_grad(set_to_none=True)  # <- gradients-cleared-unused
        loss = nn.functional.huber_loss(self.net(x), y)
        (loss / self.every).backward()
        self.seen += 1
        if self.seen % self.every == 0:
            nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            self.optim.step()
            #= self.optim.zero_grad(set_to_none=True)
        return loss.item()

    def run(self, epochs):
        for epoch in range(epochs):
            losses = [self.batch(x, y) for x, y in self.loader]
            self.plan.step()
            print(epoch, sum(losses) / len(losses))


torch.manual_seed(5)
inputs = torch.randn(320, 5)
target = inputs[:, 0] * inputs[:, 1] + inputs[:, 2]
Fit(Regressor(24), DataLoader(TensorDataset(inputs, target), batch_size=8, shuffle=True), every=4).run(8)
