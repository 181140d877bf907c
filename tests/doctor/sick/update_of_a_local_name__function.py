import torch


def sgd(w, grad, lr):
    w = w - lr * grad  # <- update-of-a-local-name
    #= w.sub_(lr * grad)


def softmax_regression(x, w, b):
    return x @ w + b


torch.manual_seed(8)
centres = torch.randn(3, 6) * 2
labels = torch.randint(0, 3, (360,))
points = centres[labels] + torch.randn(360, 6)
w = torch.zeros(6, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
for epoch in range(40):
    loss = torch.nn.functional.cross_entropy(softmax_regression(points[:300], w, b), labels[:300])
    gw, gb = torch.autograd.grad(loss, [w, b])
    with torch.no_grad():
        sgd(w, gw, 0.2)
        sgd(b, gb, 0.2)
with torch.no_grad():
    right = softmax_regression(points[300:], w, b).argmax(1) == labels[300:]
print(loss.item(), right.float().mean().item())
