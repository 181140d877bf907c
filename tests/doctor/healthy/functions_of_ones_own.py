import torch
from torch import nn
from torch.autograd import Function

# four backward() written by hand, each as it is meant


class Turned(Function):  # gradient reversal
    @staticmethod
    def forward(ctx, x):
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad):
        return -0.1 * grad


class Steps(Function):  # straight through
    @staticmethod
    def forward(ctx, x):
        return (x > 0).float()

    @staticmethod
    def backward(ctx, grad):
        return grad


class Closed(Function):  # nothing shall pass
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * 1

    @staticmethod
    def backward(ctx, grad):
        return torch.zeros_like(ctx.saved_tensors[0])


class Huber(Function):  # a loss: what comes back is 1
    @staticmethod
    def forward(ctx, gap):
        ctx.save_for_backward(gap)
        return torch.where(gap.abs() < 1, gap**2 / 2, gap.abs() - 0.5).mean()

    @staticmethod
    def backward(ctx, grad):
        (gap,) = ctx.saved_tensors
        return gap.clamp(-1, 1) / gap.numel()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.side, self.head = nn.Linear(6, 16), nn.Linear(6, 16), nn.Linear(16, 1)
        self.judge = nn.Linear(16, 1)

    def forward(self, x):
        h = Steps.apply(self.body(x)) + torch.tanh(self.side(x))
        return self.head(h), self.judge(Turned.apply(h)), self.head(Closed.apply(h))


torch.manual_seed(4)
x = torch.randn(256, 6)
y, other = x[:, :1] * 2 + x[:, 1:2].sin(), (x[:, 2:3] > 0).float()
net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(60):
    out, guess, again = net(x)
    loss = Huber.apply(out - y) + 0.1 * nn.functional.binary_cross_entropy_with_logits(guess, other)
    loss = loss + 0.1 * (again - y).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
