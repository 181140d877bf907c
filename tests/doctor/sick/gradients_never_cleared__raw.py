import torch

torch.manual_seed(0)
w = torch.tensor([0.0], requires_grad=True)
b = torch.tensor([0.0], requires_grad=True)
xs = torch.linspace(0, 2, 50)
ys = 2 * xs + 1
for epoch in range(80):
    pred = w * xs + b
    loss = ((pred - ys) ** 2).mean()
    loss.backward()  # <- gradients-never-cleared, kept
    with torch.no_grad():
        w -= 0.02 * w.grad
        b -= 0.02 * b.grad
    #= w.grad.zero_()
    #= b.grad.zero_()
print("w", w.item(), "b", b.item())
