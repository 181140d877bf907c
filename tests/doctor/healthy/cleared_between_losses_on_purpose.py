import torch
from torch import nn

torch.manual_seed(6)
x = torch.randn(300, 5)
sums, kinds = x.sum(1, keepdim=True), (x[:, 0] > 0).long()
body, how_much, what = nn.Sequential(nn.Linear(5, 24), nn.Tanh()), nn.Linear(24, 1), nn.Linear(24, 2)
everything = [*body.parameters(), *how_much.parameters(), *what.parameters()]
adam = torch.optim.Adam(everything, lr=5e-3)
steep = 0.0
for epoch in range(8):
    for rows in torch.randperm(300).split(30):
        inside = body(x[rows])
        error = nn.functional.mse_loss(how_much(inside), sums[rows])
        doubt = nn.functional.cross_entropy(what(inside), kinds[rows])
        error.backward(retain_graph=True)  # only to see how steep it is alone
        steep = nn.utils.clip_grad_norm_(everything, 1e9).item()
        adam.zero_grad()
        (error + doubt).backward()
        adam.step()
    print(epoch, error.item(), doubt.item(), steep)

guess, judge = nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
first, second = torch.optim.Adam(guess.parameters(), 1e-3), torch.optim.Adam(judge.parameters(), 1e-3)
bce = nn.BCEWithLogitsLoss()
for step in range(60):
    made = guess(torch.randn(32, 4))
    first.zero_grad()
    bce(judge(made), torch.ones(32, 1)).backward()
    first.step()
    second.zero_grad()  # what the first loss has left in the judge goes
    real = torch.randn(32, 2) + 2
    (bce(judge(real), torch.ones(32, 1)) + bce(judge(made.detach()), torch.zeros(32, 1))).backward()
    second.step()
