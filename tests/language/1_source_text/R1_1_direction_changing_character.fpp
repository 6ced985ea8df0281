x = 1
y = 2 ‮  // error? 
# error: FPP0005 U+202E
