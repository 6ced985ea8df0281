Class Thing:
    Function init(self):
        self.n = 0
    Function touch(self):
        self.n += 1

Function touched(things) -> Result:
    things.append(Thing())
    for each thing in things:
        thing.touch()
    return things

Function with_count(record) -> Result:
    record.extra = 1
    record.thing.touch()
    return record

a = Thing()
list = [a]
more = touched(list)
print(list.len(), more.len(), a.n, more[0] == a)     # expect: 1 2 1 True
r = {thing: a}
s = with_count(r)
print("extra" in r, s.extra, a.n, s.thing == r.thing)  # expect: False 1 2 True
