Function make(New_Shape) -> f32:
    return New_Shape.x * New_Shape.y
print(make([2, 5]), make(zeros(3, 4).shape), make({x: 2, y: 3}))  # expect: 10 12 6
