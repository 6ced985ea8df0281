print("AB".lower(), "a-b".split("-"), join(["a", "b"], "+"), "aXa".replace("X", "Y"), "abc".starts_with("ab"), ends_with("abc", "c"), text(3) + "!", number("3.5"), number("4"))
# expect: ab ['a', 'b'] a+b aYa True True 3! 3.5 4
