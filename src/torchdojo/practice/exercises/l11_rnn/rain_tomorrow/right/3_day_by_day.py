import torch


def prepare(values, rain, days, n_train):
    past = values[:n_train]
    scaled = (values - past.mean(dim=0)) / past.std(dim=0)

    def rows(numbers):
        x = torch.stack([scaled[t - days : t] for t in numbers])
        return x, torch.tensor([[float(rain[t])] for t in numbers])

    test = range(n_train, len(rain))
    as_today = torch.stack([rain[t - 1] for t in test])
    return *rows(range(days, n_train)), *rows(test), as_today


def report(logits, y, as_today):
    model = today = 0
    for logit, wet, answer in zip(logits.flatten(), y.flatten(), as_today):
        model += (logit > 0) == wet
        today += answer == wet
    return float(model) / len(y), float(today) / len(y)
