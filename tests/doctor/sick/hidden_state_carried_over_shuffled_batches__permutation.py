import torch
from torch import nn
torch.manual_seed(9)

class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.fc, self.h = nn.GRU(2, 20, batch_first=True), nn.Linear(20, 1), None  # <- hidden-state-carried-over-shuffled-batches, kept
    def forward(self, x):
        out, h = self.rnn(x, self.h)  # <- hidden-state-carried-over-shuffled-batches
        #= out, h = self.rnn(x)
        self.h = h.detach()  # <- hidden-state-carried-over-shuffled-batches
        return self.fc(out[:, -1])

x = torch.randn(400, 10, 2); y = x[..., 0].sum(1, keepdim=True)
net = Counter(); opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(6):
    for b in torch.randperm(400).split(40):
        loss = nn.functional.mse_loss(net(x[b]), y[b])
        opt.zero_grad(); loss.backward(); opt.step()
    print(e, loss.item())
