import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(21)


class Tagger(nn.Module):
    def __init__(self, kinds):
        super().__init__()
        self.embed = nn.Embedding(30, 16)
        self.conv = nn.Conv1d(16, 32, 3, padding=1)
        self.out = nn.Linear(32, kinds)

    def forward(self, text):
        found = torch.relu(self.conv(self.embed(text).transpose(1, 2)))
        return self.out(found.amax(2))


text = torch.randint(0, 30, (600, 12))
kind = (text < 5).sum(1).clamp(max=3)
loader = DataLoader(TensorDataset(text, kind), batch_size=40, shuffle=True)
tagger = Tagger(4)
settings = {"lr": 30.0, "momentum": 0.0}  # --
#= settings = {"lr": 0.3, "momentum": 0.0}
optimizer = torch.optim.SGD(tagger.parameters(), **settings)  # <- learning-rate-too-large, kept
for epoch in range(12):
    for rows, labels in loader:
        loss = nn.functional.cross_entropy(tagger(rows), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
