"""Lecture 11 · RNN, LSTM and GRU cells from their equations, equal to PyTorch's.

Question   What do the three cells compute, and what do their extra gates cost?
See        Every difference is about 1e-16, the rounding of float64; the parameters stand as 1 : 3 : 4.
Source     Course lecture 12 and its homework 12-1, 12-2. The slide calls the cell's input hiddenSize wide: it is
           input_size wide, the two are equal there only by chance (4 and 4).
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.text import Text
from torchdojo.views import Table

Weights = tuple[Tensor, ...]  # W_ih, W_hh, b_ih, b_hh as PyTorch keeps them
State = tuple[Tensor, Tensor]  # hidden and, for the LSTM, memory


@dataclass(frozen=True)
class Settings:
    inputs: int = 5  # numbers per step · 每一步输入几个数
    hidden: int = 7  # size of the state · 状态的大小
    steps: int = 9  # length of the sequence · 序列的长度
    seed: int = 0  # weights and inputs are random · 权重和输入都是随机的


def rnn_cell(x: Tensor, state: State, w: Weights) -> State:
    hidden = torch.tanh(x @ w[0].T + w[2] + state[0] @ w[1].T + w[3])  # (N, H)
    return hidden, state[1]


def gru_cell(x: Tensor, state: State, w: Weights) -> State:
    hidden, memory = state
    from_x = x @ w[0].T + w[2]  # (N, 3H) reset, update, new: three blocks side by side
    from_h = hidden @ w[1].T + w[3]  # (N, 3H)
    (x_r, x_z, x_n), (h_r, h_z, h_n) = from_x.chunk(3, dim=1), from_h.chunk(3, dim=1)
    reset = torch.sigmoid(x_r + h_r)  # (N, H) how much of the old state the new one may see
    update = torch.sigmoid(x_z + h_z)  # (N, H) how much of the old state stays
    new = torch.tanh(x_n + reset * h_n)  # (N, H)
    return (1 - update) * new + update * hidden, memory


def lstm_cell(x: Tensor, state: State, w: Weights) -> State:
    hidden, memory = state
    gates = x @ w[0].T + w[2] + hidden @ w[1].T + w[3]  # (N, 4H) input, forget, new, output
    i, f, g, o = gates.chunk(4, dim=1)
    memory = torch.sigmoid(f) * memory + torch.sigmoid(i) * torch.tanh(
        g
    )  # (N, H) added to, not multiplied over
    return torch.sigmoid(o) * torch.tanh(memory), memory


CELLS: dict[str, tuple[Callable[[Tensor, State, Weights], State], type[nn.RNNBase]]] = {
    "RNN": (rnn_cell, nn.RNN),
    "GRU": (gru_cell, nn.GRU),
    "LSTM": (lstm_cell, nn.LSTM),
}


def parameters(layer: nn.Module) -> int:
    return sum(p.numel() for p in layer.parameters())


def train(s: Settings) -> Training:
    torch.manual_seed(s.seed)
    x_data = torch.randn(s.steps, 2, s.inputs, dtype=torch.float64)  # (T, 2, D)
    rows: list[list[str | int]] = []
    errors, sizes = [], []
    for name, (cell, layer) in CELLS.items():
        rnn = layer(s.inputs, s.hidden).double()  # type: ignore[call-arg, arg-type]
        weights = tuple(p.detach() for p in rnn.parameters())
        state = (torch.zeros(2, s.hidden).double(), torch.zeros(2, s.hidden).double())
        by_hand = []
        with torch.no_grad():
            for x in x_data:  # T steps, the same weights at each
                state = cell(x, state, weights)
                by_hand.append(state[0])
            outputs, _ = rnn(x_data)
        errors.append((torch.stack(by_hand) - outputs).abs().max().item())
        sizes.append(parameters(layer(100, 100)))  # type: ignore[call-arg, arg-type]
        rows.append(
            [name, f"{errors[-1]:.0e}", str(tuple(weights[0].shape)), sizes[-1], sizes[-1] // sizes[0]]
        )
    yield Table(
        Text(en="By hand against torch, float64", zh="手写的与 torch 的比较，float64"),
        [
            Text(en="cell", zh="单元"),
            Text(en="largest difference", zh="最大差"),
            Text(en="shape of W_ih", zh="W_ih 的形状"),
            Text(en="parameters from 100 to 100", zh="100 到 100 的参数个数"),
            Text(en="times the RNN's", zh="是 RNN 的几倍"),
        ],
        rows,
    )
    yield Result(max_error=max(errors), rnn=sizes[0], gru=sizes[1], lstm=sizes[2])


PROGRAM = Program(
    title=Text(en="Cells by hand", zh="手写三种单元"),
    settings=Settings,
    run=train,
    expect=(
        Expect("max_error", 0.0, within=1e-12),
        Expect("rnn", 20_200, within=0),
        Expect("gru", 60_600, within=0),
        Expect("lstm", 80_800, within=0),
    ),
)
