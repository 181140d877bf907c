"""A small net learns from the soft answers of a large one."""
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(71)
x = torch.randn(640, 10)
y = (x[:, 0] > 0).long() + (x[:, 1] * x[:, 2] > 0.3).long()


class Distiller:
    def __init__(self, teacher, student, temperature=4.0, share=0.7):
        self.teacher, self.student = teacher, student
        self.temperature, self.share = temperature, share

    def loss(self, x, y):
        with torch.no_grad():
            told = self.teacher(x)
        said = self.student(x)
        soft = F.softmax(told * self.temperature, dim=1)  # <- temperature-multiplied
        #= soft = F.softmax(told / self.temperature, dim=1)
        guess = F.log_softmax(said * self.temperature, dim=1)  # <- temperature-multiplied
        #= guess = F.log_softmax(said / self.temperature, dim=1)
        far = F.kl_div(guess, soft, reduction="batchmean") * self.temperature**2
        return self.share * far + (1 - self.share) * F.cross_entropy(said, y)


def train(parameters, loss_of):
    optimizer = torch.optim.Adam(parameters, lr=5e-3)
    for rows in list(torch.randperm(640).split(64)) * 4:
        loss = loss_of(x[rows], y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(loss.item())


large = nn.Sequential(nn.Linear(10, 128), nn.ReLU(), nn.Linear(128, 3))
small = nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 3))
train(large.parameters(), lambda x, y: F.cross_entropy(large(x), y))
large.eval()
train(small.parameters(), Distiller(large, small).loss)
