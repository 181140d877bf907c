# gets: two-days-back
import torch


def prepare(values, rain, days, n_train):
    past = values[:n_train]
    values = (values - past.mean(dim=0)) / past.std(dim=0)
    starts = range(len(values) - days)
    x = torch.stack([values[start : start + days] for start in starts])
    y = rain[days:, None].float()
    cut = n_train - days
    as_today = rain[n_train - 2 : -2]
    return x[:cut], y[:cut], x[cut:], y[cut:], as_today


def report(logits, y, as_today):
    rain = y[:, 0] == 1
    model = (logits[:, 0] > 0) == rain
    baseline = as_today == rain
    return model.float().mean().item(), baseline.float().mean().item()
