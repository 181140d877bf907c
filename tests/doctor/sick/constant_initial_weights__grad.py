"""Three classes of blobs; a net in plain tensors, moved by hand with the result of backward()."""

import torch
import torch.nn.functional as F

torch.manual_seed(2)
centres = torch.tensor([[0.0, 2.0, 0.0, 1.0], [2.0, 0.0, 1.0, 0.0], [-2.0, -1.0, 0.0, 1.0]])
kinds = torch.randint(0, 3, (240,))
points = centres[kinds] + 0.6 * torch.randn(240, 4)
#= first = (0.3 * torch.randn(4, 12)).requires_grad_()
first = (0.3 * torch.ones(4, 12)).requires_grad_()  # <- constant-initial-weights
shift = torch.zeros(12, requires_grad=True)
#= last = (0.3 * torch.randn(12, 3)).requires_grad_()
last = (0.3 * torch.ones(12, 3)).requires_grad_()  # <- constant-initial-weights
net = [first, shift, last]
for sweep in range(30):
    for rows in torch.randperm(240).split(40):
        loss = F.cross_entropy(F.relu(points[rows] @ first + shift) @ last, kinds[rows])
        loss.backward()
        with torch.no_grad():
            for leaf in net:
                leaf -= 0.1 * leaf.grad
                leaf.grad = None
print(loss.item())
