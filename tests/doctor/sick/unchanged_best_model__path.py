import torch, numpy as np
torch.manual_seed(0)
x = torch.randn(200, 3); y = x @ torch.tensor([1.0, -2, 0.5]) + 0.1 * torch.randn(200)
w = torch.zeros(3, requires_grad=True)
path = []
for step in range(100):
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
    path.append(w.detach().numpy())  # <- unchanged-best-model
    #= path.append(w.detach().numpy().copy())
print(np.stack(path).std(0), loss.item())
