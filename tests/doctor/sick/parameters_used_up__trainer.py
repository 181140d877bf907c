import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_

torch.manual_seed(12)
steps = torch.randn(240, 15, 4).cumsum(1) / 4
ends = steps[:, -1, :1] + 0.1 * torch.randn(240, 1)


class Walk(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(4, 20, batch_first=True)
        self.out = nn.Linear(20, 1)

    def forward(self, path):
        return self.out(self.rnn(path)[0][:, -1])


class Trainer:
    def __init__(self, model):
        self.model = model
        self.trainable = filter(lambda weight: weight.requires_grad, model.parameters())  # <- parameters-used-up
        #= self.trainable = [weight for weight in model.parameters() if weight.requires_grad]
        self.optimizer = torch.optim.Adam(self.trainable, lr=5e-3)

    def step(self, path, end):
        loss = nn.functional.mse_loss(self.model(path), end)
        self.optimizer.zero_grad()
        loss.backward()
        clip_grad_norm_(self.trainable, max_norm=0.5)
        self.optimizer.step()
        return loss.item()


trainer = Trainer(Walk())
for epoch in range(6):
    losses = [trainer.step(steps[rows], ends[rows]) for rows in torch.randperm(240).split(24)]
    print(epoch, sum(losses) / len(losses))
