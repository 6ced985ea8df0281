Class Box:
    Function init(self, full):
        if full:
            self.content = 3

for each box in [Box(true), Box(false)]:
    print(box.content)  # error: FPP0534 `box` has no field `content`
# expect: 3
