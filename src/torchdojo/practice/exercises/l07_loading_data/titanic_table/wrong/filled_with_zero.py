# gets: zero-filled
import torch


def prepare(train, test):
    filled = train["age"].nan_to_num(0.0)
    out = []
    for rows in (train, test):
        age = rows["age"].nan_to_num(0.0)
        out.append(torch.stack([rows["female"].float(), (rows["klass"] == 1).float(), (rows["klass"] == 2).float(),
                                rows["age"].isnan().float(), (age - filled.mean()) / filled.std()], dim=1))
    return tuple(out)
