"""Load, verify, explain data: numpy arrays or one clear sentence, never a traceback, never torch."""
