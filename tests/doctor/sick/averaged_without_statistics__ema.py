import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.norm = nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8)
        self.out = nn.Linear(8, 2)

    def forward(self, x):
        return self.out(torch.relu(self.norm(self.conv(x))).mean((2, 3)))


torch.manual_seed(41)
x = 4 * torch.rand(400, 1, 8, 8) + 3
y = (x[:, 0, 2:6, 2:6].mean((1, 2)) > 5).long()
net = Net()
smooth = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.95))  # --
#= smooth = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.95), use_buffers=True)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    net.train()
    for rows, labels in DataLoader(TensorDataset(x[:300], y[:300]), batch_size=30, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(rows), labels).backward()
        optimizer.step()
        smooth.update_parameters(net)  # <- averaged-without-statistics, kept
    smooth.eval()
    with torch.no_grad():
        print(epoch, (smooth(x[300:]).argmax(1) == y[300:]).float().mean().item())
