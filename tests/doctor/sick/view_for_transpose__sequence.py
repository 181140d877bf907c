import torch
import torch.nn as nn

torch.manual_seed(0)


class SeqModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(3, 16)
        self.fc = nn.Linear(16, 1)

    def forward(self, x):
        # (batch, time, feature) -> (time, batch, feature)
        x = x.view(x.size(1), x.size(0), x.size(2))  # <- view-for-transpose
        #= x = x.transpose(0, 1)
        out, _ = self.rnn(x)
        return self.fc(out[-1])


x = torch.randn(240, 9, 3)
y = x[:, -3:, 0].sum(1, keepdim=True)
model = SeqModel()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    for idx in torch.randperm(240).split(24):
        loss = nn.functional.mse_loss(model(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
