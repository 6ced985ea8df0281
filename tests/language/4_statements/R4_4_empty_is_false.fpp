if 1: print("one")
if 0.0: print("zero")
if "": print("e")
if "a": print("a")
if none: print("n")
if []: print("l")
if ["x"]: print("L")
if {}: print("r")
if {a: 1}: print("R")
# expect: one
# expect: a
# expect: L
# expect: R
