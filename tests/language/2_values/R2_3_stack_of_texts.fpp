Function balanced(s) -> Boolean:
    open = []
    pairs = {")": "(", "]": "["}
    for c in s:
        if c in "([": open.append(c)
        elif c in ")]":
            if open.len() == 0 or open.pop() != pairs[c]: return false
    return open.len() == 0
print(balanced("([])"), balanced("([)]"), balanced("("))  # expect: True False False
