# gets: wrong-columns
import torch


def prepare(train, test):
    median = train["age"].nanmedian()
    filled = torch.where(train["age"].isnan(), median, train["age"])
    out = []
    for rows in (train, test):
        age = torch.where(rows["age"].isnan(), median, rows["age"])
        out.append(torch.stack([rows["female"].float(), rows["klass"].float(), (rows["klass"] == 2).float(),
                                rows["age"].isnan().float(), (age - filled.mean()) / filled.std()], dim=1))
    return tuple(out)
