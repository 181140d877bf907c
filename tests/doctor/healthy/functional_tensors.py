import torch

torch.manual_seed(0)
x = torch.randn(100, 3)
y = (x @ torch.tensor([1.0, 2.0, -1.0]) > 0).float()
w = torch.zeros(3, requires_grad=True)
b = torch.zeros((), requires_grad=True)
for _epoch in range(50):
    p = torch.sigmoid(x @ w + b)
    loss = -(y * torch.log(p + 1e-9) + (1 - y) * torch.log(1 - p + 1e-9)).mean()
    gw, gb = torch.autograd.grad(loss, (w, b))
    with torch.no_grad():
        w -= 0.5 * gw
        b -= 0.5 * gb
print(loss.item(), ((p > 0.5) == (y > 0.5)).float().mean().item())
