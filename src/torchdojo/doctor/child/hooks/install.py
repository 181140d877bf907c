"""Everything that is watched, in one place."""

from collections.abc import Callable

from torchdojo.doctor.child.derivatives import Derivatives
from torchdojo.doctor.child.hooks.answers import Readings
from torchdojo.doctor.child.hooks.averages import Averages
from torchdojo.doctor.child.hooks.bytes import Bytes
from torchdojo.doctor.child.hooks.fetching import Fetching
from torchdojo.doctor.child.hooks.gradients import Gradients
from torchdojo.doctor.child.hooks.layers import Layers
from torchdojo.doctor.child.hooks.loaders import Loaders
from torchdojo.doctor.child.hooks.losses import Losses
from torchdojo.doctor.child.hooks.maxima import Maxima
from torchdojo.doctor.child.hooks.modes import Modes
from torchdojo.doctor.child.hooks.modules import Modules
from torchdojo.doctor.child.hooks.operators import Operators
from torchdojo.doctor.child.hooks.optimizers import Optimizers
from torchdojo.doctor.child.hooks.ranks import watch_ranks
from torchdojo.doctor.child.hooks.samples import Samples
from torchdojo.doctor.child.hooks.seeds import Seeds
from torchdojo.doctor.child.hooks.signs import Signs
from torchdojo.doctor.child.hooks.squares import Squares
from torchdojo.doctor.child.hooks.states import States
from torchdojo.doctor.child.hooks.views import Views
from torchdojo.doctor.child.hooks.warnings import watch_warnings
from torchdojo.doctor.child.hooks.weights import Weights
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.patches import leave_scripting_alone
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.ways import Ways

ALONE: tuple[Callable[[Recorder], object], ...] = (
    Modes,
    Losses,
    Signs,
    Views,
    Loaders,
    Fetching,
    Operators,
    Squares,
    Bytes,
    States,
    Seeds,
    Readings,
    Maxima,
    Layers,
    Averages,
)  # in this order


def install(recorder: Recorder, limit: int) -> None:
    """Put every hook in place; `limit` steps, or 0 for no limit."""
    parameters = Parameters(recorder)
    ways = Ways(recorder, parameters)
    weights = Weights(recorder, parameters, ways)
    Optimizers(recorder, parameters, weights, limit)
    Gradients(recorder, parameters, weights)
    Derivatives(recorder)
    Modules(recorder, parameters, Samples(recorder), ways)
    for watch in ALONE:
        watch(recorder)
    watch_ranks(recorder)
    watch_warnings(recorder)
    leave_scripting_alone()
    recorder.active = True
