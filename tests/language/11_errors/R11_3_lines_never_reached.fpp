Function sign_of(n) -> Integer:
    if n > 0:
        return 1
        print("positive")  # warning: FPP0811 never reached
    else:
        return -1
    print("never")  # warning: FPP0811 the return above it

Function first_even(values) -> Integer:
    for each v in values:
        if v mod 2 == 1:
            continue
            print("odd")  # warning: FPP0811 continue
        return v
    throw Error("all are odd")

Function waits(n) -> Integer:
    while true:
        n += 1
        if n > 10: return n
    print("never")  # warning: FPP0811 endless loop

Function stops(n) -> Integer:
    while true:
        n += 1
        if n > 10: break
    return n

print(sign_of(3), first_even([1, 4]), waits(1), stops(5))  # expect: 1 4 11 11
