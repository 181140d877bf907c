# gets: model-not-asked
import torch


def accuracy(model, loader):
    training = model.training
    model.eval()
    right = count = 0
    with torch.no_grad():
        for x, y in loader:
            right += (x.argmax(1) == y).sum().item()
            count += len(y)
    model.train(training)
    return right / count
