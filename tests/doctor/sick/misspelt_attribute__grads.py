import torch

torch.manual_seed(0)
net = torch.nn.Linear(4, 1)
x = torch.randn(80, 4)
y = x.mean(1, keepdim=True)
for step in range(60):
    loss = (net(x) - y).square().mean()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= 0.1 * p.grad
            p.grads = None  # <- misspelt-attribute
            #= p.grad = None
    # also: gradients-never-cleared
    if step % 20 == 0:
        print(step, loss.item())
