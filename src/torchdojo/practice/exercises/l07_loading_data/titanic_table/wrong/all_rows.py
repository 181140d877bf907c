# gets: leak
import torch


def prepare(train, test):
    both = torch.cat([train["age"], test["age"]])
    median = both[~both.isnan()].median()
    filled = torch.where(both.isnan(), median, both)
    out = []
    for rows in (train, test):
        age = torch.where(rows["age"].isnan(), median, rows["age"])
        out.append(torch.stack([rows["female"].float(), (rows["klass"] == 1).float(), (rows["klass"] == 2).float(),
                                rows["age"].isnan().float(), (age - filled.mean()) / filled.std()], dim=1))
    return out
