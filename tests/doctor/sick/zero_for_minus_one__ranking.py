"""Which of two dishes is liked more?"""
import torch
import torch.nn.functional as F

torch.manual_seed(62)
dish = torch.randn(400, 7)
liked = dish @ torch.randn(7)
taste = torch.nn.Sequential(torch.nn.Linear(7, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
optimizer = torch.optim.SGD(taste.parameters(), lr=0.1)
for turn in range(80):
    first, second = torch.randint(0, 400, (2, 64))
    more = (liked[first] > liked[second]).float()  # <- zero-for-minus-one
    #= more = (liked[first] - liked[second]).sign()
    loss = F.margin_ranking_loss(taste(dish[first])[:, 0], taste(dish[second])[:, 0], more, margin=0.5)  # <- zero-for-minus-one, kept
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
