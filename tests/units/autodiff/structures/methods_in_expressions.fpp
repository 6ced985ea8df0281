Class A:
    Function init(self):
        self.w = 2.0
    Function cost(self):
        return self.w^2
Class B:
    Function init(self):
        self.v = 3.0
    Function cost(self):
        return self.v^3
parts = [A(), B(), A()]
# nudged here
Loss = 0
for p in parts:
    Loss += 0.1 * p.cost()
d = gradient of Loss with respect to parts
# slope: d[0].w by parts[0].w
# slope: d[1].v by parts[1].v
