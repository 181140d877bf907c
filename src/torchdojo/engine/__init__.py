"""Everything around the training cycle, never the cycle itself: drive, record, resume, device, seed, spread."""
