import torch
from torch import nn


class Trainer:
    def __init__(self, net):
        self.net = net
        self.adam = torch.optim.Adam(net.parameters(), lr=2e-3)
        self.scaler = torch.amp.GradScaler("cpu")

    def step(self, x, y):
        self.adam.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answers = self.net(x)
        loss = nn.functional.mse_loss(answers.float(), y)
        self.scaler.scale(loss).backward()
        self.adam.step()  # <- scaled-loss-plain-step
        #= self.scaler.step(self.adam)
        #= self.scaler.update()
        return loss.item()


torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, :1] * x[:, 1:2]).tanh()
trainer = Trainer(nn.Sequential(nn.Linear(8, 48), nn.ReLU(), nn.Linear(48, 1)))
for epoch in range(6):
    for some in torch.randperm(300).split(30):
        error = trainer.step(x[some], y[some])
    print(epoch, error)
