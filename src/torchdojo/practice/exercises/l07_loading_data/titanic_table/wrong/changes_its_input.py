# gets: input-changed
import torch


def prepare(train, test):
    gaps = [rows["age"].isnan().float() for rows in (train, test)]
    median = train["age"].nanmedian()
    for rows in (train, test):
        rows["age"][rows["age"].isnan()] = median
    mean, spread = train["age"].mean(), train["age"].std()
    return tuple(
        torch.stack([rows["female"].float(), (rows["klass"] == 1).float(), (rows["klass"] == 2).float(),
                     gap, (rows["age"] - mean) / spread], dim=1) for rows, gap in zip((train, test), gaps))
