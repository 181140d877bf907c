"""The command line: one file per command, one screen per command; the only place with rich.

Nothing here imports torch, numpy or matplotlib at module level: `torchdojo --help` must answer at once.
Exit codes: 0 done, 1 an error, 2 a wrong command line, 3 the run diverged, 130 stopped by Ctrl-C or SIGTERM.
"""

DONE, FAILED, MISUSED, DIVERGED, STOPPED = 0, 1, 2, 3, 130
