import torch
from torch import nn


class Trainer:
    def __init__(self, model, every):
        self.model, self.every, self.count = model, every, 0
        self.opt = torch.optim.Adam(model.parameters(), lr=0.01)

    def training_step(self, batch):
        x, y = batch
        loss = nn.functional.mse_loss(self.model(x), y)
        (loss / self.every).backward()
        self.count += 1
        if self.count % self.every == 0:
            nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
            self.opt.step()
            self.opt.zero_grad(set_to_none=True)
        return loss.item()


torch.manual_seed(0)
trainer = Trainer(nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1)), every=3)
for step in range(60):
    x = torch.randn(8, 3)
    last = trainer.training_step((x, x.sum(1, keepdim=True)))
print("loss", last)
