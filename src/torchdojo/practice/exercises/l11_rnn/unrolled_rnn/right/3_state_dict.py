import torch
from torch import nn


def unroll(rnn, x):
    cell = nn.RNNCell(rnn.input_size, rnn.hidden_size)
    weights = rnn.state_dict().items()
    cell.load_state_dict({name.removesuffix("_l0"): w for name, w in weights})
    states = []
    for step in x:
        states.append(cell(step, states[-1] if states else None))
    outputs = torch.stack(states)
    return outputs, outputs[-1:]
