// Products of counts are whole numbers of any size, also where a loop could become an array of 64 bits.
Function product_to(n: Integer):
    product = 1
    for k from 1 to n:
        product *= k
    return product

Function sum_of_powers(n: Integer):
    total = 0
    for k in range(n):
        total += k * k * k * k * k * k * k * k
    return total

Function powers(n: Integer) -> R:
    R = zeros(n)
    for k in range(n):
        R[k] = k * k * k * k * k * k * k * k

print(product_to(25))             # expect: 15511210043330985984000000
print(sum_of_powers(1000))        # expect: 110611777777311111333333300
print(powers(1000)[999] / 1e23)   # expect: 9.920279440699442
print(factorial(21))              # expect: 51090942171709440000
