import torch


class MySGD:
    def __init__(self, params, lr, momentum=0.9):
        self.params, self.lr, self.momentum = list(params), lr, momentum
        self.buffers = [torch.zeros_like(p) for p in self.params]

    @torch.no_grad()
    def step(self):
        for p, b in zip(self.params, self.buffers):
            b.mul_(self.momentum).add_(p.grad)
            p.sub_(self.lr * b)

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.detach_().zero_()


torch.manual_seed(0)
w = torch.randn(4, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
x = torch.randn(120, 4)
y = x @ torch.tensor([[1.0], [2.0], [3.0], [4.0]]) + 0.5
opt = MySGD([w, b], lr=0.02)
for step in range(70):
    loss = (x @ w + b - y).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), w.flatten().tolist())
