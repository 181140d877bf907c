import torch
from torch import nn
from torch.autograd import Function
from torch.utils.data import DataLoader, TensorDataset


class LeakySquare(Function):
    """x * x for positive numbers, a hundredth of x below."""

    @staticmethod
    def forward(ctx, x, slope):
        ctx.save_for_backward(x)
        ctx.slope = slope
        return torch.where(x > 0, x * x, slope * x)

    @staticmethod
    def backward(ctx, grad_out):
        x = ctx.saved_tensors[0]
        local = torch.where(x > 0, 2 * x, torch.full_like(x, ctx.slope))
        return local, None  # <- backward-ignores-what-comes-back
        #= return grad_out * local, None


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Conv1d(1, 6, 5), nn.Linear(6, 3)

    def forward(self, x):
        return self.second(LeakySquare.apply(self.first(x), 0.01).mean(2))


torch.manual_seed(7)
kinds = torch.randint(0, 3, (480,))
time = torch.arange(32) / 5
waves = torch.sin(time * (1 + kinds[:, None])) + 0.2 * torch.randn(480, 32)
loader = DataLoader(TensorDataset(waves[:, None], kinds), batch_size=32, shuffle=True)
net = Encoder()
optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(6):
    for wave, kind in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(wave), kind)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
