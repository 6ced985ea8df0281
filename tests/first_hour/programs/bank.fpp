class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            throw Error("deposit must be positive")
        self.balance += amount

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError("not enough money")
        self.balance -= amount

    def __str__(self):
        return f"{self.owner}: {self.balance}"

a = Account("Ann", 100)
a.deposit(50)
try:
    a.withdraw(500)
except ValueError as e:
    print(e.message)
print(a)
