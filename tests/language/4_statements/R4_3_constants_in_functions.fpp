LIMIT = 10
Function clip_it(x) -> f32:
    return LIMIT if x > LIMIT else x
print(clip_it(50), clip_it([5, 50]))  # expect: 10 [ 5. 10.]
