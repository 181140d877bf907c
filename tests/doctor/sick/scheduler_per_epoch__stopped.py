import torch
from torch import nn
from torch.optim.lr_scheduler import OneCycleLR
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(6)
points = torch.rand(600, 3) * 2 - 1
inside = (points.norm(dim=1) < 0.8).float()
loader = DataLoader(TensorDataset(points[:480], inside[:480]), batch_size=32, shuffle=True)


class Ball:
    epochs = 40

    def __init__(self):
        self.net = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=0.05, momentum=0.9)
        self.plan = OneCycleLR(  # <- scheduler-per-epoch, kept
            self.optimizer, max_lr=0.5, epochs=self.epochs, steps_per_epoch=len(loader)
        )
        self.waited, self.best = 0, float("inf")

    def step(self, x, y):
        self.optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(self.net(x), y)
        loss.backward()
        self.optimizer.step()
        #= self.plan.step()

    @torch.no_grad()
    def examine(self):
        return nn.functional.binary_cross_entropy_with_logits(self.net(points[480:]), inside[480:]).item()


ball = Ball()
for epoch in range(ball.epochs):
    for x, y in loader:
        ball.step(x, y)
    ball.plan.step()  # <- scheduler-per-epoch
    now = ball.examine()
    ball.waited = 0 if now < ball.best else ball.waited + 1
    ball.best = min(ball.best, now)
    print(epoch, now)
    if ball.waited > 2 or epoch == 12:
        break
