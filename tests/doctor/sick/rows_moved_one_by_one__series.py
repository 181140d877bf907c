import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(0)
curve = torch.sin(torch.arange(700) * 0.1) + 0.05 * torch.randn(700)


class Windows(Dataset):
    width = 20

    def __len__(self):
        return len(curve) - self.width

    def __getitem__(self, start):
        window = curve[start : start + self.width + 1].unsqueeze(1).to(DEVICE)  # <- rows-moved-one-by-one
        #= window = curve[start : start + self.width + 1].unsqueeze(1)
        return window[:-1], window[-1]


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(1, 16, batch_first=True)
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        return self.head(self.gru(x)[0][:, -1])


loader = DataLoader(Windows(), batch_size=34, shuffle=True)
net = Forecast().to(DEVICE)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(3):
    total = 0.0
    for past, future in loader:
        #= past, future = past.to(DEVICE), future.to(DEVICE)
        loss = ((net(past) - future) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() * len(past)
    print(epoch, total / 680)
