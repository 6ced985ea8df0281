Class Account:
    Function init(self, owner, balance = 0):
        self.owner = owner
        self.balance = balance
        self.history = []

    Function deposit(self, amount):
        if amount <= 0:
            throw Error("deposit something")
        self.balance += amount
        self.history.append({kind: "in", amount: amount})

    Function withdraw(self, amount) -> left:
        if amount > self.balance:
            throw Error(f"{self.owner} has only {self.balance}")
        self.balance -= amount
        self.history.append({kind: "out", amount: amount})
        left = self.balance

ann = Account("Ann", 10)
bob = Account("Bob")
ann.deposit(5)
print(ann.withdraw(12), bob.balance)                        # expect: 3 0
try:
    ann.withdraw(100)
catch error:
    print(error.message)                                    # expect: Ann has only 3
print(ann.history[1].kind, ann.history[0]["amount"])        # expect: out 5
accounts = {ann: ann, bob: bob}
accounts.bob.deposit(7)
print(bob.balance, accounts["bob"].history.len())           # expect: 7 1
