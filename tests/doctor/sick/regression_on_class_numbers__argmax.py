# also: loss-detached-from-parameters
import torch
import torch.nn as nn

torch.manual_seed(0)
X = torch.randn(200, 5)
y = (X @ torch.randn(5, 4)).argmax(1)
model = nn.Sequential(nn.Linear(5, 20), nn.ReLU(), nn.Linear(20, 4))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
crit = nn.MSELoss()  # --
#= crit = nn.CrossEntropyLoss()
for epoch in range(60):
    logits = model(X)
    pred = logits.argmax(dim=1).float().requires_grad_()  # <- regression-on-class-numbers
    #= pred = logits.argmax(dim=1)
    loss = crit(pred, y.float())  # <- regression-on-class-numbers
    #= loss = crit(logits, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        print(epoch, loss.item(), (pred == y).float().mean().item())
