import torch
import torch.nn.functional as F
from torch.utils.data import BatchSampler, DataLoader, RandomSampler


class Padded:
    def __call__(self, words):
        sizes = [len(word) for word in words]
        longest = max(sizes)
        rows = [F.pad(w, (0, longest - n)) for w, n in zip(words, sizes)]
        return [torch.stack(rows), torch.as_tensor(sizes)]


def loader(words, batch_size, seed):
    own = torch.Generator()
    own.manual_seed(seed)
    order = RandomSampler(words, generator=own)
    batches = BatchSampler(order, batch_size, drop_last=False)
    return DataLoader(words, batch_sampler=batches, collate_fn=Padded())
