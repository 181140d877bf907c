import torch
from torch import nn

torch.manual_seed(4)
letters = torch.randint(0, 12, (3000,))
for place in range(2, 3000):  # a made-up language: most letters follow from the two before them
    if torch.rand(()) < 0.8:
        letters[place] = (letters[place - 1] * 2 + letters[place - 2]) % 12
context, following = letters.unfold(0, 3, 1)[:, :2], letters[2:]
guesser = nn.Sequential(nn.Embedding(12, 8), nn.Flatten(), nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 12))
sgd = torch.optim.SGD(guesser.parameters(), lr=0.2)
shrink = torch.optim.lr_scheduler.StepLR(sgd, step_size=1, gamma=0.1)  # <- learning-rate-gone-early
#= shrink = torch.optim.lr_scheduler.StepLR(sgd, step_size=5, gamma=0.3)
for epoch in range(9):
    for rows in torch.randperm(len(context)).split(100):
        surprise = nn.functional.cross_entropy(guesser(context[rows]), following[rows])
        sgd.zero_grad()
        surprise.backward()
        sgd.step()
    shrink.step()
    print(epoch, surprise.item())
