Function reverse_words(line) -> text:
    out = []
    for each w in line.split(" "): out.insert(0, w)
    return join(out, " ")
Function vowels(s) -> Integer:
    n = 0
    for c in s:
        if c in "aeiou": n += 1
    return n
Function title(s) -> text: return s[0].upper() + s[1:].lower()
Function is_number(t) -> Boolean:
    try:
        v = number(t)
        return true
    catch error:
        return false
print(reverse_words("one two three"), vowels("banana"), title("hELLO"), is_number("3.5"), is_number("x"))
# expect: three two one 3 Hello True False
