Function withdraw(account, amount) -> account:
    if amount > account.balance: throw Error(f"only {account.balance} left")
    account.balance -= amount
    account.log.append(f"-{amount}")
a = {balance: 100, log: []}
b = withdraw(a, 30)
print(a.balance, b.balance, a.log, b.log)  # expect: 100 70 [] ['-30']
Function scaled(stats, x) -> f32:
    return (x - stats.min) / (stats.max - stats.min)
print(scaled({min: 2, max: 4}, 3))  # expect: 0.5
Function standardised(m) -> T:
    return (m - m.mean) / m.std
print(standardised([2.0, 2.0, 4.0, 4.0]))  # expect: [-1. -1.  1.  1.]
