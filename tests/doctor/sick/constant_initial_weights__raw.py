import torch

torch.manual_seed(1)
x = torch.rand(150, 3)
y = (x[:, :1] * x[:, 1:2] - x[:, 2:]) * 2
W1 = torch.full((3, 20), 0.5, requires_grad=True)  # <- constant-initial-weights
#= W1 = (torch.randn(3, 20) * 0.5).requires_grad_()
b1 = torch.zeros(20, requires_grad=True)
W2 = torch.full((20, 1), 0.1, requires_grad=True)  # <- constant-initial-weights
#= W2 = (torch.randn(20, 1) * 0.2).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([W1, b1, W2, b2], lr=0.05)
for epoch in range(80):
    hidden = torch.sigmoid(x @ W1 + b1)
    loss = ((hidden @ W2 + b2 - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
