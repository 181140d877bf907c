import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(4)
speech = torch.randn(480, 20, 6)
speaker = (speech[:, :, 0].mean(1) > 0).long() + (speech[:, :, 1].mean(1) > 0.2).long()
calls = DataLoader(TensorDataset(speech, speaker), batch_size=40, shuffle=True)


class Recogniser(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(6, 16, batch_first=True)
        self.out = nn.Linear(16, 3)

    def forward(self, frames):
        return self.out(self.gru(frames)[0].mean(1))


def configure(model):
    return torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-3)


def run_epoch(model, loader):
    adamw = configure(model)  # <- optimizer-made-in-every-epoch
    total = 0.0
    for frames, who in loader:
        loss = nn.functional.cross_entropy(model(frames), who)
        adamw.zero_grad()
        loss.backward()
        adamw.step()
        total += loss.item()
    return total / len(loader)


#= def run_epoch(model, loader, adamw):
#=     total = 0.0
#=     for frames, who in loader:
#=         loss = nn.functional.cross_entropy(model(frames), who)
#=         adamw.zero_grad()
#=         loss.backward()
#=         adamw.step()
#=         total += loss.item()
#=     return total / len(loader)
model = Recogniser()
#= adamw = configure(model)
for epoch in range(8):
    print(epoch, run_epoch(model, calls))  # --
    #= print(epoch, run_epoch(model, calls, adamw))
