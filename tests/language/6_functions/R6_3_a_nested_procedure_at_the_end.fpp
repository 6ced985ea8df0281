// A call of a nested function without an arrow, made for its effect, is no value: the arrow's variable is given back.
Function doubled_up_to(n) -> out:
    out = []
    Function visit(k):
        if k > n: return
        out.append(k)
        visit(k * 2)
    visit(1)
Function each_kept(v) -> R:
    log = []
    Function note(x): log.append(x)
    for x in v:
        note(x)
    R = v * log.len()
Function one_more(n) -> out:
    out = 1
    Function more(k) -> m: m = k + 1
    more(n)
print(doubled_up_to(9))  # expect: [1, 2, 4, 8]
print(each_kept([1, 2, 5]))  # expect: [ 3  6 15]
print(one_more(4))  # expect: 5
