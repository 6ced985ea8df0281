Class Point:
    Function init(self, x, y):
        self.x = x
        self.y = y
        self.tag = "p"

Function tag_of(thing) -> text:
    return thing.tag

Function mark(thing, tag):
    thing.tag = tag

p = Point(1, 2)
r = {tag: "r"}
print(tag_of(p), tag_of(r))       # expect: p r
mark(p, "new")
mark(r, "old")
print(p.tag, r.tag, p["tag"])     # expect: new old new
key = "x"
p[key] += 10
print(p[key], p.x, key in p)      # expect: 11 11 True
