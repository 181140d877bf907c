import argparse
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train(args, model, loader, optimizer, epoch):
    model.train()
    for batch_idx, (data, target) in enumerate(loader):
        optimizer.zero_grad()
        output = model(data)
        loss = nn.functional.nll_loss(torch.log_softmax(output, 1), target)
        loss.backward()
        #= optimizer.step()
        if batch_idx % args.log_interval == 0:
            print("Train Epoch: {} [{}/{}]\tLoss: {:.4f}".format(epoch, batch_idx * len(data), len(loader.dataset), loss.item()))
    optimizer.step()  # <- step-once-per-epoch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--log-interval", type=int, default=5)
    args = parser.parse_args()
    torch.manual_seed(1)
    x = torch.randn(256, 9)
    y = x[:, :4].argmax(1)
    model = nn.Sequential(nn.Linear(9, 18), nn.ReLU(), nn.Linear(18, 4))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
    loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
    for epoch in range(1, args.epochs + 1):
        train(args, model, loader, optimizer, epoch)


if __name__ == "__main__":
    main()
