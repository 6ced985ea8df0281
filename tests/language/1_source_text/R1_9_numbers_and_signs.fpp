epoch = 3; loss = 0.1279
print(1_000 + .5)                         # expect: 1000.5
print(2 × 3 − 1)                          # expect: 5
print(√9 + 2²)                            # expect: 7.0
print(7 ÷ 2)                              # expect: 3.5
print(1e-8 ≤ 1 ∧ ¬(2 ∈ [1, 3]))           # expect: True
print(f"epoch {epoch}: {loss:.2f}")       # expect: epoch 3: 0.13
n ← 2
print(n, -infinity, '1' + """2""")        # expect: 2 -inf 12
