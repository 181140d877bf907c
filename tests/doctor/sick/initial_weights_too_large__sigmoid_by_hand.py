import torch

torch.manual_seed(92)
votes = (torch.rand(600, 24) < 0.5).float() * 2 - 1
party = (votes[:, :3].sum(1) * votes[:, 3] > 0).float()


class Net:
    def __init__(self, *sizes):
        pairs = list(zip(sizes, sizes[1:], strict=False))
        self.weights = [torch.randn(a, b, requires_grad=True) for a, b in pairs]  # <- initial-weights-too-large
        #= self.weights = [(torch.randn(a, b) / a**0.5).requires_grad_() for a, b in pairs]
        self.biases = [torch.zeros(b, requires_grad=True) for _, b in pairs]

    def __call__(self, x):
        for weight, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            x = torch.sigmoid(x @ weight + bias)
        return (x @ self.weights[-1] + self.biases[-1]).squeeze(1)


net = Net(24, 200, 200, 1)
sgd = torch.optim.SGD([*net.weights, *net.biases], lr=0.05)
for epoch in range(10):
    for rows in torch.randperm(600).split(60):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(net(votes[rows]), party[rows])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    print(epoch, loss.item())
