"""What both engines share while a program runs: faults in plain words, limits, files, values at the boundary."""
