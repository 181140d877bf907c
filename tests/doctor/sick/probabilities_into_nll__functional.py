import torch
import torch.nn.functional as F

torch.manual_seed(8)


def init(i, o):
    return (torch.randn(i, o) / i**0.5).requires_grad_(), torch.zeros(o, requires_grad=True)


params = [*init(12, 24), *init(24, 4)]
x = torch.randn(256, 12)
y = (x[:, :4] + 0.2 * x[:, 4:8]).argmax(-1)
lr = 0.3
for it in range(80):
    w1, b1, w2, b2 = params
    h = F.relu(x @ w1 + b1)
    out = F.softmax(h @ w2 + b2, dim=-1)  # <- probabilities-into-nll
    #= out = F.log_softmax(h @ w2 + b2, dim=-1)
    loss = F.nll_loss(out, y)
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p -= lr * g
print(loss.item(), (out.argmax(-1) == y).float().mean().item())
