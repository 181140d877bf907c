"""Everything that is watched, in one place."""

from torchdojo.doctor.child.derivatives import Derivatives
from torchdojo.doctor.child.hooks_answers import Readings
from torchdojo.doctor.child.hooks_averages import Averages
from torchdojo.doctor.child.hooks_bytes import Bytes
from torchdojo.doctor.child.hooks_fetching import Fetching
from torchdojo.doctor.child.hooks_gradients import Gradients
from torchdojo.doctor.child.hooks_layers import Layers
from torchdojo.doctor.child.hooks_loaders import Loaders
from torchdojo.doctor.child.hooks_losses import Losses
from torchdojo.doctor.child.hooks_maxima import Maxima
from torchdojo.doctor.child.hooks_modules import Modules
from torchdojo.doctor.child.hooks_operators import Operators
from torchdojo.doctor.child.hooks_optimizers import Optimizers
from torchdojo.doctor.child.hooks_ranks import watch_ranks
from torchdojo.doctor.child.hooks_samples import Samples
from torchdojo.doctor.child.hooks_seeds import Seeds
from torchdojo.doctor.child.hooks_signs import Signs
from torchdojo.doctor.child.hooks_states import States
from torchdojo.doctor.child.hooks_views import Views
from torchdojo.doctor.child.hooks_warnings import watch_warnings
from torchdojo.doctor.child.hooks_weights import Weights
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.patches import leave_scripting_alone
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.ways import Ways


def install(recorder: Recorder, limit: int) -> None:
    """Put every hook in place; `limit` steps, or 0 for no limit."""
    parameters = Parameters(recorder)
    ways = Ways(recorder, parameters)
    weights = Weights(recorder, parameters, ways)
    Optimizers(recorder, parameters, weights, limit)
    Gradients(recorder, parameters, weights)
    Derivatives(recorder)
    Modules(recorder, parameters, Samples(recorder), ways)
    Losses(recorder)
    Signs(recorder)
    Views(recorder)
    Loaders(recorder)
    Fetching(recorder)
    Operators(recorder)
    Bytes(recorder)
    States(recorder)
    Seeds(recorder)
    Readings(recorder)
    Maxima(recorder)
    Layers(recorder)
    Averages(recorder)
    watch_ranks(recorder)
    watch_warnings(recorder)
    leave_scripting_alone()
    recorder.active = True
