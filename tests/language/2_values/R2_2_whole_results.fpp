print(floor(2.7), ceil(2.1), round(2.5), round(3.5), round(-2.5), floor(-2.5), [1, 2].len(), floor(3), round(2.6) div 2)
# expect: 2 3 2 4 -2 -3 2 3 1
