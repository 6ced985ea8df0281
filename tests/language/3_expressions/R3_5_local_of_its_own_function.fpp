Function area(r) -> f32:
    area = r * 2
    return area
print(area(3))  # expect: 6
