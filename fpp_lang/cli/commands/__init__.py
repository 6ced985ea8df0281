"""The commands, one file each; `cli/group.py` imports them when they are asked for."""
