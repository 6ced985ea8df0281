y = squareroot(4)
# error: FPP0216 squareroot
