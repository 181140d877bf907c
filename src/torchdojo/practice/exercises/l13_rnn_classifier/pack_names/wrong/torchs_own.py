# gets: shortcut
from torch.nn.utils.rnn import pack_padded_sequence


def pack(x, lengths):
    packed = pack_padded_sequence(x, lengths, batch_first=True)
    return packed.data, packed.batch_sizes
