"""`python -m torchdojo`, and `torchrun -m torchdojo`."""

import sys

from torchdojo.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
