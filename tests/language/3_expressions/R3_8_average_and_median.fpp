print(average([1, 3]), average(1, 3), average([1, 2], [3, 6]), median([3, 1, 2]), median([4, 1, 2, 3]))  # expect: 2.0 2.0 [2. 4.] 2.0 2.5
