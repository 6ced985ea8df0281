word = "abc"
word[0] = "z"  # error: FPP0518 `word` is a text, which stays as it is
