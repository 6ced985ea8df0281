// The colon may be missing before an indented line, `then` says nothing, and a header may hold its one statement.
Function sign_of(x) -> text
    if x > 0 then
        return "plus"
    else: return "minus"

print(sign_of(3))   # expect: plus
print(sign_of(-3))  # expect: minus
