a = 6; b = 3
print(a × b, a · b, a ÷ b, a − b, a ≤ b, a ≥ b, a ≠ b, 3 ∈ [1, 3], a > 1 ∧ b > 1, a < 1 ∨ b < 1, ¬ (a > 1))  # expect: 18 18 2.0 3 False True True True True False False
c ← 5
print(c)  # expect: 5
