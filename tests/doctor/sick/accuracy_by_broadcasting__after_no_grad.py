import torch
from torch import nn

torch.manual_seed(17)
sugar = torch.randn(900, 8)
ill = ((sugar[:, :3].sum(1) + 0.5 * torch.randn(900)) > 0).float()


class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner, self.outer = nn.Linear(8, 16), nn.Linear(16, 1)

    def forward(self, x):
        return torch.sigmoid(self.outer(torch.relu(self.inner(x))))


judge = Judge()
optimizer = torch.optim.Adam(judge.parameters(), lr=5e-3)
for epoch in range(10):
    for rows in torch.randperm(700).split(35):
        loss = nn.functional.binary_cross_entropy(judge(sugar[rows]), ill[rows].unsqueeze(1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
judge.eval()
with torch.no_grad():
    said = judge(sugar[700:])
share = (said.round() == ill[700:]).float().mean()  # <- accuracy-by-broadcasting
#= share = (said.round().squeeze(1) == ill[700:]).float().mean()
print("accuracy", share.item())
