import torch
from torch import nn

torch.manual_seed(0)
wines = torch.randn(400, 8)
votes = (2 * wines[:, :3]).softmax(1)  # of a jury
judge = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 3))
adam = torch.optim.Adam(judge.parameters(), lr=5e-3)


def soft_cross_entropy(scores, target):
    return -(target * scores.log_softmax(dim=1)).sum(1).mean()


for epoch in range(10):
    for rows in torch.randperm(320).split(32):
        #= guess = judge(wines[rows])
        guess = torch.softmax(judge(wines[rows]), dim=1)  # <- softmax-before-cross-entropy
        loss = soft_cross_entropy(guess, votes[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
