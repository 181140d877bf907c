import torch

torch.manual_seed(99)
x = torch.randn(400, 8)
y = torch.sin(2 * x[:, 0]) + x[:, 1]
y = (y - y.mean()) / y.std()
sizes = (8, 40, 40, 40, 1)
scale = 0.001
weights = []
for inputs, outputs in zip(sizes, sizes[1:], strict=False):
    w = torch.randn(inputs, outputs) * scale  # <- initial-weights-too-small
    #= w = torch.randn(inputs, outputs) * (2 / inputs) ** 0.5
    weights.append(w.requires_grad_())
biases = [torch.zeros(n, requires_grad=True) for n in sizes[1:]]
optimizer = torch.optim.SGD([*weights, *biases], lr=0.02)


def net(x):
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        x = torch.relu(x @ w + b)
    return (x @ weights[-1] + biases[-1]).squeeze(1)


for epoch in range(15):
    for rows in torch.randperm(400).split(50):
        loss = torch.nn.functional.mse_loss(net(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
