Function later(): begin  # error: FPP0131 a block ends where its indentation ends
later()
