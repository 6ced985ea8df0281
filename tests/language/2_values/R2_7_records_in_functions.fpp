Function average_of(students, subject) -> f32:
    total = 0
    for each s in students: total += s.marks[subject]
    return total / students.len()
Function best(students) -> name:
    name = students[0].name
    top = students[0].marks.math
    for each s in students:
        if s.marks.math > top:
            top = s.marks.math
            name = s.name
class_ = [{name: "Ada", marks: {math: 90, art: 70}}, {name: "Bob", marks: {math: 95, art: 50}}]
print(average_of(class_, "math"), best(class_))  # expect: 92.5 Bob
