print("begin")  # expect: begin
Class Box:
    Function put(self, item): pass
Class Shelf:
    Function put(self, item, place): pass

for each holder in [Box(), Shelf()]:
    holder.put(1)  # error: FPP0540 this call
