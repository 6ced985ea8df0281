// Shows the first things: printing, a function, a loop, and a formula on many numbers at once.

print("Hello from FPP!")

Function Square(n):
    return n * n

for n from 1 to 5:
    print(f"{n} squared is {Square(n)}")

// A function written for one number works on a tensor as well.
temperatures = [-5, 0, 20, 37.5, 100]
print("Celsius:   ", temperatures)
print("Fahrenheit:", temperatures * 9 / 5 + 32)
print("Squares:   ", Square([1, 2, 3]))
