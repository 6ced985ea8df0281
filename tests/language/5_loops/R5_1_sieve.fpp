Function primes(n) -> found:
    is_prime = full(n + 1, true)
    is_prime[0:2] = false
    for i from 2 to floor(sqrt(n)):
        if is_prime[i]:
            for k from i * i to n step i: is_prime[k] = false
    found = [i for i in range(n + 1) if is_prime[i]]
print(primes(20))  # expect: [2, 3, 5, 7, 11, 13, 17, 19]
