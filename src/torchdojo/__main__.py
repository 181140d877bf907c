"""`python -m torchdojo`, and `torchrun -m torchdojo`."""

import os
import sys

from torchdojo.cli.app import main

if __name__ == "__main__":
    code = main()
    if "TORCHELASTIC_RUN_ID" in os.environ and "torch" in sys.modules:
        from torchdojo.engine.leaving import leave

        leave(code)
    sys.exit(code)
