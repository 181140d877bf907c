import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)


class Sleep(nn.Module):
    """One of four stages for each of four parts of a night."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(6, 20, batch_first=True, bidirectional=True)
        self.stage = nn.Linear(40, 4)

    def forward(self, night):
        steps, _ = self.lstm(night)
        return torch.log_softmax(self.stage(steps), dim=-1)


stages = torch.randint(0, 4, (360, 4))
nights = torch.randn(360, 4, 6) * 0.5 + nn.functional.one_hot(stages, 6) * 2
model = Sleep()
criterion = nn.NLLLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
for epoch in range(4):
    for x, y in DataLoader(TensorDataset(nights[:300], stages[:300]), batch_size=30, shuffle=True):
        optimizer.zero_grad()
        scores = model(x)
        loss = criterion(scores, y)  # <- steps-taken-for-classes
        #= loss = criterion(scores.permute(0, 2, 1), y)
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print((model(nights[300:]).argmax(-1) == stages[300:]).float().mean().item())
