// guess my number
secret = 7
tries = 0
guess = 0
while guess != secret:
    guess = int(input("Your guess: "))
    tries += 1
    if guess < secret:
        print("too low")
    elif guess > secret:
        print("too high")
print(f"Right! You needed {tries} tries.")
