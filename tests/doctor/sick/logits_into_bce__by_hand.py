import torch

torch.manual_seed(1)
x = torch.randn(200, 3)
y = (x @ torch.tensor([1.0, -1.0, 0.5]) > 0).float()
w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)


def bce(p, t):
    p = p.clamp(1e-6, 1 - 1e-6)
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()


opt = torch.optim.SGD([w, b], lr=0.3)
for i in range(60):
    z = x @ w + b
    loss = torch.nn.functional.binary_cross_entropy(z.clamp(0, 1), y)  # <- logits-into-bce
    #= loss = bce(z.sigmoid(), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), w.tolist())
