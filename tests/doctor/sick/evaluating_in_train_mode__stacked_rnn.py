import torch
from torch import nn


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(1, 16, num_layers=2, dropout=0.3, batch_first=True)
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        out, _ = self.rnn(x)
        return self.head(out[:, -1])


torch.manual_seed(0)
wave = torch.sin(torch.arange(420) * 0.3) + 0.1 * torch.randn(420)
x = torch.stack([wave[i : i + 12] for i in range(400)]).unsqueeze(2)
y = torch.stack([wave[i + 12] for i in range(400)]).unsqueeze(1)
model = Forecast()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(6):
    #= model.train()
    for rows in torch.randperm(300).split(30):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
    #= model.eval()
    with torch.no_grad():
        missed = sum(
            nn.functional.mse_loss(model(x[i : i + 20]), y[i : i + 20]).item()  # <- evaluating-in-train-mode, kept
            for i in range(320, 400, 20)
        )
    print(epoch, loss.item(), missed / 4)
