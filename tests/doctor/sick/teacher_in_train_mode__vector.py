import torch
from torch import nn


def learn(model, x, target_of, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    model.train()
    for _ in range(steps):
        rows = torch.randint(0, len(x), (32,))
        wanted = target_of(rows)
        loss = nn.functional.mse_loss(model(x[rows]), wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


torch.manual_seed(62)
x = torch.randn(300, 6)
y = torch.tanh(x[:, :1] * x[:, 1:2])
teacher = nn.Sequential(nn.Linear(6, 64), nn.ReLU(), nn.Dropout(0.3), nn.Linear(64, 1))
student = nn.Linear(6, 1)
print(learn(teacher, x, lambda rows: y[rows], 80))


@torch.no_grad()
def opinion(rows):
    #= teacher.eval()
    return teacher(x[rows])  # <- teacher-in-train-mode, kept


print(learn(student, x, opinion, 80))
