Function f(x) -> f32:
    throw Error("todo")
try: y = f(1)
catch error: print(error.message)
# expect: todo
