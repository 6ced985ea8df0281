xs = [1, 2, 3, 4]
print([v * 2 for v in xs], [v for v in xs if v mod 2 == 0], [i * j for i in range(2) for j in range(2)], [c.upper() for c in "ab"], [[i, j] for i in range(2) for j in range(2)], sum([v ^ 2 for v in xs]))
# expect: [2, 4, 6, 8] [2, 4] [0, 0, 0, 1] ['A', 'B'] [[0 0], [0 1], [1 0], [1 1]] 30
