Class Dense:
    pass
Class Wide(Dense):
    Function init(self): self.n = 1
d = Dense()
print(d, Wide())                # expect: <Dense object> <Wide object>
print([d], {layer: d})          # expect: [<Dense object>] {'layer': <Dense object>}
print(f"made {d}", text(d))     # expect: made <Dense object> <Dense object>
print(d == d, d == Dense(), d in [Dense(), d])  # expect: True False True
