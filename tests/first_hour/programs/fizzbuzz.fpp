for i from 1 to 15
    if i mod 15 = 0 then
        print("FizzBuzz")
    else if i mod 5 = 0 then
        print("Buzz")
    else if i mod 3 = 0 then
        print("Fizz")
    else
        print(i)
