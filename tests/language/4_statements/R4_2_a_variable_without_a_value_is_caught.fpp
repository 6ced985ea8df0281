Function one(c) -> y:
    if c: y = 1
Function own(c) -> y:
    if c: y = 2
    y = y
Function of_the_program() -> n: n = later + 1
Function inner(c) -> n:
    if c: z = 3
    f = x -> x + z
    n = f(1)

try: print(w)
catch error: print("caught")  # expect: caught
if 1 > 2: w = 1
try: print(one(false))
catch: print("caught")  # expect: caught
try: print(own(false))
catch error: print("caught")  # expect: caught
try: print(of_the_program())
catch error: print("caught")  # expect: caught
later = 4
try: print(of_the_program())  # expect: 5
catch error: print("caught")
try: print(inner(false))
catch error: print("caught")  # expect: caught
print(one(true), own(true), inner(true))  # expect: 1 2 4
