import torch

torch.manual_seed(0)
x = torch.linspace(-1, 1, 120)
y = 3 * x**2 - x + 0.05 * torch.randn(120)
model = torch.nn.Sequential(torch.nn.Linear(1, 20), torch.nn.Tanh(), torch.nn.Linear(20, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for t in range(150):
    y_pred = model(x.reshape(-1, 1))
    loss = ((y_pred - y) ** 2).mean()  # <- broadcast-in-regression-loss
    #= loss = ((y_pred[:, 0] - y) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if t % 50 == 49:
        print(t, loss.item())
