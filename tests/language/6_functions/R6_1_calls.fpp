Function power_sum(a, b = 2, c = 1) -> f32:
    a ^ b + c

Function factorial(n) -> Integer:
    if n < 2: return 1
    return n * factorial(n - 1)

Function adder(step) -> Result:
    Function add(value) -> f32:
        value + step
    return add

print(power_sum(3), power_sum(3, c = 0), power_sum(2, 3))  # expect: 10 9 9
print(factorial(20))  # expect: 2432902008176640000
add_five = adder(5)
print(add_five(1))    # expect: 6
