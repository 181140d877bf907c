import torch
from torch import nn


class Summary(nn.Module):
    """One learned question to all steps."""

    def __init__(self, wide):
        super().__init__()
        self.question = nn.Parameter(torch.randn(1, wide) * 0.1)
        self.keys, self.values = nn.Linear(wide, wide), nn.Linear(wide, wide)

    def forward(self, steps):
        question = self.question.expand(len(steps), 1, -1)
        scores = torch.bmm(question, self.keys(steps).transpose(1, 2))
        weights = torch.softmax(scores, dim=1)  # <- attention-along-an-axis-of-one
        #= weights = torch.softmax(scores, dim=2)
        return torch.bmm(weights, self.values(steps))[:, 0]


torch.manual_seed(87)
steps = torch.randn(300, 6, 10)
first = (steps[:, :, 2].argmax(1) < 3).long()
model = nn.Sequential(Summary(10), nn.ReLU(), nn.Linear(10, 2))
sgd = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(8):
    for begin in range(0, 300, 50):
        rows = slice(begin, begin + 50)
        loss = nn.functional.cross_entropy(model(steps[rows]), first[rows])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    print(epoch, loss.item())
