import torch
from torch import nn


class Churn(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(10, 20)
        self.l2 = nn.Linear(20, 1)
        self.sig = nn.Sigmoid()

    def forward(self, x):
        return self.sig(self.l2(torch.relu(self.l1(x))))  # <- sigmoid-before-bce-with-logits
        #= return self.l2(torch.relu(self.l1(x)))


class Trainer:
    def __init__(self, model, lr=0.05):
        self.model = model
        self.loss = nn.BCEWithLogitsLoss()
        self.opt = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
        self.history = []

    def step(self, x, y):
        self.opt.zero_grad()
        loss = self.loss(self.model(x).squeeze(-1), y)
        loss.backward()
        self.opt.step()
        return loss.item()

    def fit(self, x, y, epochs=10, bs=50):
        for epoch in range(epochs):
            order = torch.randperm(len(x))
            losses = [self.step(x[order[i : i + bs]], y[order[i : i + bs]]) for i in range(0, len(x), bs)]
            self.history.append(sum(losses) / len(losses))


torch.manual_seed(2)
x = torch.randn(400, 10)
y = (x[:, :3].sum(1) > 0.5).float()
trainer = Trainer(Churn())
trainer.fit(x, y)
print([round(h, 3) for h in trainer.history])
