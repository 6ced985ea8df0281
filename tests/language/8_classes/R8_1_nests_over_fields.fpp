Class Game:
    Function init(self):
        self.grid = [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
        self.step = 0
    Function advance(self):
        new = self.grid.clone()
        for row in self.grid:
            for col in row:
                new[row][col] = 1 - col
        self.grid = new
        self.step += 1
    Function alive(self) -> n:
        n = 0
        for row in self.grid:
            for col in row:
                if col == 1:
                    n += 1
g = Game()
g.advance()
print(g.grid, g.alive(), g.step)
# expect: [[1 1 1]
# expect:  [1 0 1]
# expect:  [1 1 1]] 8 1
