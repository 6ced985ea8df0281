σ² = 3  # error: FPP0133 an expression cannot be assigned to
for = 3  # error: FPP0131 this word is a keyword, and nothing else can be called so
let while = 3  # error: FPP0131 this word is a keyword
