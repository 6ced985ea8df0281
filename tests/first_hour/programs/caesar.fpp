alphabet = "abcdefghijklmnopqrstuvwxyz"

def encrypt(text, shift):
    result = ""
    for letter in text:
        if letter in alphabet:
            place = alphabet.index(letter)
            result += alphabet[(place + shift) % 26]
        else:
            result += letter
    return result

secret = encrypt("hello world", 3)
print(secret)
print(encrypt(secret, -3))
