# gets: gradients-left-off
import torch


def accuracy(model, loader):
    mode = model.training
    model.eval()
    torch.set_grad_enabled(False)
    hits = torch.cat([model(x).argmax(1) == y for x, y in loader])
    model.train(mode)
    return hits.float().mean().item()
