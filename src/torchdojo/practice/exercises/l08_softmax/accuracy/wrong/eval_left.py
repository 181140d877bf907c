# gets: mode-left
import torch


def accuracy(model, loader):
    model.eval()
    with torch.no_grad():
        hits = torch.cat([model(x).argmax(1) == y for x, y in loader])
    return hits.float().mean().item()
