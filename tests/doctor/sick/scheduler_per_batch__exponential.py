import argparse

import torch
from torch import nn


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--batch-size", type=int, default=25)
    p.add_argument("--lr", type=float, default=0.2)
    p.add_argument("--gamma", type=float, default=0.7)
    return p.parse_args()


def run(args):
    torch.manual_seed(0)
    x = torch.randn(400, 4)
    y = ((x[:, 0] > 0) ^ (x[:, 1] > 0)).long()
    model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=args.gamma)
    for epoch in range(args.epochs):
        order = torch.randperm(len(x))
        for k in range(0, len(x), args.batch_size):
            pick = order[k : k + args.batch_size]
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(x[pick]), y[pick])
            loss.backward()
            optimizer.step()
            scheduler.step()  # <- scheduler-per-batch
        #= scheduler.step()
        print(f"epoch={epoch} loss={loss.item():.4f} lr={scheduler.get_last_lr()[0]:.2e}")


if __name__ == "__main__":
    run(parse())
