import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(1, 12, batch_first=True)
        self.head = nn.Linear(12, 1)

    def forward(self, x):
        return self.head(self.rnn(x)[0][:, -1])


def get_batch():
    phase = torch.rand(24, 1) * 6.28
    t = torch.arange(11) * 0.4
    wave = torch.sin(t + phase)
    return wave[:, :10].unsqueeze(-1), wave[:, 10:]


torch.manual_seed(0)
model = Model()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)  # <- optimizer-never-steps, kept
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=10, gamma=0.5)
# also: scheduler-before-optimizer
for epoch in range(10):
    for _ in range(6):
        x, y = get_batch()
        loss = (model(x) - y).pow(2).mean()
        optimizer.zero_grad()
        loss.backward()  # <- optimizer-never-steps, kept
        #= optimizer.step()
    scheduler.step()
    print(epoch, scheduler.get_last_lr(), loss.item())
