print([1, 2] == [1, 3], equal([1, 2], [1, 2]), equal([1, 2], [1, 3]), ["a"] == ["a"], "x" == "x", {a: 1} == {a: 1}, [1, 2].shape == [3, 4].shape, equal([1], [1, 2]))
# expect: [ True False] True False True True True True False
