"""The conversation: entries are read, run on top of each other, and their values shown."""
