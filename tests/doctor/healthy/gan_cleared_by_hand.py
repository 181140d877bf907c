import torch
import torch.nn.functional as F

torch.manual_seed(0)


def tensor(*size):
    return (torch.randn(*size) / size[0] ** 0.5).requires_grad_()


maker = [tensor(4, 16), tensor(16, 2)]
judge = [tensor(2, 16), tensor(16, 1)]
coder = [tensor(2, 3)]  # guesses which of three wishes a picture was made from


def make(noise):
    return torch.relu(noise @ maker[0]) @ maker[1]


def assess(x):
    return torch.sigmoid(torch.relu(x @ judge[0]) @ judge[1])


def forget():
    for p in maker + judge + coder:
        if p.grad is not None:
            p.grad.data.zero_()


makers = torch.optim.Adam(maker, lr=1e-2)
judges = torch.optim.Adam(judge, lr=1e-2)
coders = torch.optim.Adam(maker + coder, lr=1e-2)
for step in range(60):
    wish = torch.randint(0, 3, (32,))
    noise = torch.cat([torch.randn(32, 1), F.one_hot(wish, 3).float()], 1)
    real = torch.randn(32, 2) + 2
    loss = -(torch.log(assess(real) + 1e-8) + torch.log(1 - assess(make(noise)) + 1e-8)).mean()
    loss.backward()
    judges.step()
    forget()
    praise = -torch.log(assess(make(noise)) + 1e-8).mean()
    praise.backward()
    makers.step()
    forget()
    guess = F.cross_entropy(make(noise) @ coder[0], wish)
    guess.backward()
    coders.step()
    forget()
print(loss.item(), praise.item(), guess.item())
