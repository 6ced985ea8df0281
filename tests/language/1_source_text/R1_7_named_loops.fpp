for epoch in range(5):
    if epoch == 1:
        Continue with next epoch
    if epoch == 3:
        Break training loop
    print(epoch)
# expect: 0
# expect: 2
