import torch
from torch import nn

torch.manual_seed(3)
x = torch.randn(500, 9)
y = x[:, :4].argmax(1)


class Run:
    def __init__(self, model):
        self.model = model
        self.optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
        self.schedule = torch.optim.lr_scheduler.CosineAnnealingLR(self.optimizer, T_max=15)  # <- scheduler-of-another-optimizer, kept

    def use(self, make):
        self.optimizer = make(self.model.parameters())  # <- scheduler-of-another-optimizer, kept
        #= self.schedule = torch.optim.lr_scheduler.CosineAnnealingLR(self.optimizer, T_max=15)

    def epoch(self):
        for rows in torch.randperm(500).split(50):
            self.optimizer.zero_grad()
            loss = nn.functional.cross_entropy(self.model(x[rows]), y[rows])
            loss.backward()
            self.optimizer.step()
        self.schedule.step()
        return loss.item(), self.schedule.get_last_lr()


run = Run(nn.Sequential(nn.Linear(9, 32), nn.ReLU(), nn.Linear(32, 4)))
run.use(lambda weights: torch.optim.AdamW(weights, lr=0.01, weight_decay=0.01))
for number in range(15):
    print(number, run.epoch())  # --
    #= print(number, run.epoch())
