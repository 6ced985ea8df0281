"""What can go wrong while a program runs, FPP0500 to FPP0699."""
