import torch
from torch import nn


class Faces(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(12, 32), nn.Tanh(), nn.Linear(32, 4))
        self.criterion = nn.TripletMarginWithDistanceLoss(margin=0.3)

    def forward(self, anchor, positives, negatives):
        return self.criterion(self.body(anchor), self.body(negatives), self.body(positives))  # <- triplet-swapped
        #= return self.criterion(self.body(anchor), self.body(positives), self.body(negatives))


torch.manual_seed(3)
people = torch.randn(20, 12)
faces = Faces()
sgd = torch.optim.SGD(faces.parameters(), lr=0.05)
for step in range(80):
    who = torch.randperm(20)
    anchor, same = (people[who] + 0.3 * torch.randn(20, 12) for _ in range(2))
    loss = faces(anchor, same, people[who.roll(1)])
    sgd.zero_grad()
    loss.backward()
    sgd.step()
print(loss.item())
