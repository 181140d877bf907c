import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(128, 3)
y = x @ torch.tensor([[2.0], [-1.0], [0.5]]) + 0.1 * torch.randn(128, 1)
net = nn.Linear(3, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(60):
    loss = nn.functional.mse_loss(net(x), y)
    #= opt.zero_grad()
    loss.backward()  # <- gradients-never-cleared, kept
    opt.step()
    print(epoch, loss.item()) if epoch % 20 == 0 else None
