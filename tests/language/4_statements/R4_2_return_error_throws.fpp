Function f(x) -> f32:
    if x < 0: return Error("negative")
    return x
try: y = f(-1)
catch error: print(error.message)
# expect: negative
