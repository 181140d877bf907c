import torch
from torch import nn


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(1, 16, batch_first=True)
        self.fc = nn.Linear(16, 1)

    def forward(self, x):
        _, h = self.rnn(x)
        return self.fc(h[-1])


torch.manual_seed(0)
model = Counter()
optimizer = torch.optim.SGD(model.parameters(), lr=1e-6)
#= optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for step in range(60):
    x = torch.rand(20, 7, 1)
    steps_walked = 9000 + 4000 * x.mean(1)
    #= steps_walked = (steps_walked - 11000) / 500
    loss = nn.functional.mse_loss(model(x), steps_walked)  # <- targets-not-scaled, kept
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
# also: learning-rate-too-small
