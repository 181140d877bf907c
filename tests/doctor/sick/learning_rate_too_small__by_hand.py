import torch
torch.manual_seed(0)
X = torch.randn(300, 5); y = X @ torch.tensor([1., 2, -1, .5, 3]) + 2
w = torch.randn(5, requires_grad=True); b = torch.zeros(1, requires_grad=True)
#= alpha = 0.05
alpha = 1e-6  # <- learning-rate-too-small
for epoch in range(30):
    for k in torch.randperm(300).split(50):
        err = X[k] @ w + b - y[k]
        J = (err ** 2).mean()
        J.backward()
        with torch.no_grad():
            w -= alpha * w.grad  # <- learning-rate-too-small, kept
            b -= alpha * b.grad  # <- learning-rate-too-small, kept
        w.grad = None; b.grad = None
    if epoch % 5 == 0: print(epoch, J.item())
