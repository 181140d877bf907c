import torch
from torch import nn

torch.manual_seed(0)
signal = torch.randn(300, 1, 24).cumsum(-1)
signal = (signal - signal.mean(-1, keepdim=True)) / signal.std(-1, keepdim=True)
rising = (signal[:, 0, -1] > signal[:, 0, 0]).long()


class Conv(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv1d(1, 8, 5), nn.Linear(8 * 20, 2)

    def forward(self, s):
        return self.b(torch.relu(self.a(s)).flatten(1))


def optimizer_for(model):
    return torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.998, nesterov=True)  # <- momentum-too-high
    #= return torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)


conv = Conv()
steps = optimizer_for(conv)
for epoch in range(15):
    for rows in torch.randperm(300).split(25):
        loss = nn.functional.cross_entropy(conv(signal[rows]), rising[rows])
        steps.zero_grad()
        loss.backward()
        steps.step()
    print(epoch, loss.item())
