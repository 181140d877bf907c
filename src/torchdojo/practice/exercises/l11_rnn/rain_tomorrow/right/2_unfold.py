def prepare(values, rain, days, n_train):
    mean, std = values[:n_train].mean(dim=0), values[:n_train].std(dim=0)
    windows = ((values - mean) / std).unfold(0, days, 1).transpose(1, 2)[:-1]
    sizes = [n_train - days, len(rain) - n_train]
    x_train, x_test = windows.split(sizes)
    y_train, y_test = rain[days:].float().unsqueeze(1).split(sizes)
    return x_train, y_train, x_test, y_test, rain[:-1][-sizes[1] :]


def report(logits, y, as_today):
    wet = y.squeeze(1).bool()
    right = (logits.squeeze(1) > 0).eq(wet).sum().item()
    return right / len(y), as_today.eq(wet).sum().item() / len(y)
