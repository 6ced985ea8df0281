s = "abcdef"
print(s[::-1], s[::2], s[-3:], s[:-1], s[2])  # expect: fedcba ace def abcde c
