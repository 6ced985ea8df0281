Class Box:
    Function init(self):
        return 3  # error: FPP0221 `init` makes an object ready
