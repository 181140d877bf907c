import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
seqs = torch.randn(320, 12, 2)
labels = (seqs[:, :, 0].sum(1) > 0).long()
loader = DataLoader(TensorDataset(seqs, labels), batch_size=32, shuffle=True)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(2, 20)  # <- batch-and-time-swapped
        #= self.lstm = nn.LSTM(2, 20, batch_first=True)
        self.fc = nn.Linear(20, 2)

    def forward(self, x):
        out, _ = self.lstm(x)  # <- batch-and-time-swapped, kept
        return self.fc(out[:, -1, :])


model = Classifier()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(5):
    for x, y in loader:
        loss = nn.functional.cross_entropy(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
