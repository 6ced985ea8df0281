Phrase "number of even numbers in {v}" -> Integer:
    count = 0
    for each n in v:
        if n mod 2 == 0:
            count += 1
    return count

Phrase "swap {names}":
    temp = names[0].value
    names[0].value = names[1].value
    names[1].value = temp

Phrase "add {amount} to {names}":
    for each item in names:
        item.value += amount

Phrase "the biggest of {a} and {b}" -> f32:
    return max(a, b)

Phrase "print names of {names}":
    for each item in names:
        print(item.name, item.value)

v = [1, 2, 4]
print(number of even numbers in v)
print(The Number Of the Even Numbers In a v)
if number of even numbers in v > 1:
    print("many")
if number of even numbers in v == 2 and v[0] == 1:
    print("and")
a = 1
b = 2
swap a and b
print(a, b)
Swap a, b
print(a, b)
Add 10 to a, b and v
print(a, b, v)
add 2 * 3 to a
print(a)
big = the biggest of a and b
print(big)
x = biggest of (a + 1) and b
print(x)
y = [biggest of 1 and 2, biggest of 3 and 4]
print(y)
z = (biggest of 1 and 2) + 3
print(z)
print(biggest of number of even numbers in v and 1)
print names of a, b
update = 3
number = 4
swap = 5
print(update, number, swap)
for each i in number of even numbers in v:
    print(i)
print(not number of even numbers in v == 2)
w = number of even numbers in v if a > 0 else 0
print(w)
while number of even numbers in v < 3:
    v = concat(v, [2])
print(v)
print(sqrt(number of even numbers in v))
print(number of even numbers in v[1:])
print(number of even numbers in concat(v, v))
print(-number of even numbers in v)
f = t -> number of even numbers in t
print(f([2, 4]))
s = [number of even numbers in t for t in [[1, 2], [2, 2]]]
print(s)
print(f"{number of even numbers in v} evens")

# expect: 2
# expect: 2
# expect: many
# expect: and
# expect: 2 1
# expect: 1 2
# expect: 11 12 [11. 12. 14.]
# expect: 17
# expect: 17
# expect: 18
# expect: [2 4]
# expect: 5
# expect: 2
# expect: a 17
# expect: b 12
# expect: 3 4 5
# expect: 0
# expect: 1
# expect: False
# expect: 2
# expect: [11. 12. 14.  2.]
# expect: 1.7320508075688772
# expect: 3
# expect: 6
# expect: -3
# expect: 2
# expect: [1, 2]
# expect: 3 evens
