"""Rows of persons: the persons are drawn, or the label is another one in each row, or the groups are no persons."""
import random

import torch
from torch import nn
from torch.utils.data import Subset, TensorDataset, random_split

random.seed(2)
torch.manual_seed(2)
PATIENTS, VISITS, KINDS = 50, 12, 6


def score(x, y, train, test):
    net = nn.Sequential(nn.Linear(x.shape[1], 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    for _ in range(4):
        for rows in train[torch.randperm(len(train))].split(32):
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        print((net(x[test]).argmax(1) == y[test]).float().mean().item())


def by_patient():
    """Whole patients are dealt out, before their visits are laid one below the other."""
    ill = torch.randint(0, 2, (PATIENTS,))
    build = torch.randn(PATIENTS, 8) + ill[:, None]
    visits = build[:, None] + 0.4 * torch.randn(PATIENTS, VISITS, 8)
    order = torch.randperm(PATIENTS)
    x = visits[order].flatten(0, 1)
    y = ill[order][:, None].expand(-1, VISITS).reshape(-1)
    rows = torch.arange(len(x))
    score(x, y, rows[: 40 * VISITS], rows[40 * VISITS :])


def by_list():
    """A list of persons is shuffled, and rows go where their person goes."""
    rows, labels, whose = [], [], []
    for person in range(PATIENTS):
        voice, tired = torch.randn(8), random.randint(0, 1)
        for _ in range(VISITS):
            rows.append(voice + tired + 0.3 * torch.randn(8))
            labels.append(tired)
            whose.append(person)
    people = list(range(PATIENTS))
    random.shuffle(people)
    held = set(people[:10])
    test = torch.tensor([row for row, person in enumerate(whose) if person in held])
    train = torch.tensor([row for row, person in enumerate(whose) if person not in held])
    score(torch.stack(rows), torch.tensor(labels), train, test)


def another_in_each_row():
    """The label is about the visit: what is known of the patient does not give it away."""
    patient = torch.arange(PATIENTS).repeat_interleave(VISITS)
    level = torch.randn(PATIENTS, 8)[patient]
    fever = torch.randint(0, 2, (PATIENTS * VISITS,))
    x = level + fever[:, None] + 0.3 * torch.randn(PATIENTS * VISITS, 8)
    order = torch.randperm(PATIENTS * VISITS)
    score(x, fever, order[:500], order[500:])


def kinds_of_flowers():
    """Rows of a kind are not rows of a person: the test asks about kinds that are known."""
    edible = torch.randint(0, 2, (KINDS,))
    shape = torch.randn(KINDS, 8)
    kind = torch.randint(0, KINDS, (400,))
    x, y = shape[kind] + 0.5 * torch.randn(400, 8), edible[kind]
    train, test = random_split(TensorDataset(x, y), [320, 80])
    score(x, y, torch.tensor(train.indices), torch.tensor(test.indices))


def who_speaks():
    """The person is the answer: then all persons have to be known."""
    speaker = torch.arange(2).repeat_interleave(150)
    voice = torch.randn(2, 8)
    x = voice[speaker] + torch.randn(300, 8)
    order = torch.randperm(300)
    parts = Subset(TensorDataset(x, speaker), order[:240].tolist()), order[240:]
    score(x, speaker, torch.tensor(parts[0].indices), parts[1])


for part in (by_patient, by_list, another_in_each_row, kinds_of_flowers, who_speaks):
    part()
