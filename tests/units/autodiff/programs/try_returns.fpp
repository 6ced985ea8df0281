# inputs: {'a': 2.0}
Function safe_log(x):
    try:
        if x <= 0:
            throw Error("no log")
        return log(x)
    catch error:
        return x * 10
Loss = safe_log(a) + safe_log(a - 5)
g_a = gradient of Loss w.r.t. a
