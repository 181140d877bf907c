import math
from statistics import mean, median, stdev

import torch


def prepare(train, test):
    ages = train["age"].tolist()
    middle = median([age for age in ages if not math.isnan(age)])
    filled = [middle if math.isnan(age) else age for age in ages]
    center, spread = mean(filled), stdev(filled)

    def row(female, klass, age):
        known = not math.isnan(age)
        age = ((age if known else middle) - center) / spread
        return [float(female), float(klass == 1), float(klass == 2), 1.0 - known, age]

    tables = []
    for rows in (train, test):
        people = zip(rows["female"], rows["klass"], rows["age"].tolist())
        tables.append(torch.tensor([row(*one) for one in people]))
    return tables
