// Shows a network made of the library's layers: it learns AND, and two pictures show where it draws the line.

seed(0)

X = [[0, 0], [0, 1], [1, 0], [1, 1]]
Y = [[0], [0], [0], [1]]

network = Sequential([Dense(2, 3), Tanh(), Dense(3, 1), Tanh()], MSE_Loss())
losses = network.train(X, Y, epochs=1000, learning_rate=0.1, batch_size=4, progress=250)

answers = network.predict(X)
for example in X:
    print(f"{example[0]} and {example[1]}: {answers[exampleIndex][0]:.2f}")
print(f"The loss is below 0.01: {losses[-1] < 0.01}")

// How the loss fell.
plot(losses)
plot_title("How the loss fell")
plot_axes("epoch", "mean squared error")
save_plot("and_gate_loss.png")

// What the network answers between and around the four corners; the black line is where it hesitates.
steps = linspace(-0.5, 1.5, 41)
heights = zeros(41, 41)
for across in 41:
    for up in 41:
        heights[up][across] = network.predict([steps[across], steps[up]])[0]

contour(steps, steps, heights, boundary=0.5)
scatter(X[:, 0], X[:, 1], groups=Y[:, 0])
plot_title("The decision boundary of AND")
plot_axes("first input", "second input")
save_plot("and_gate_boundary.png")

// The same in space: the height of each point is the answer there.
across_all = []
up_all = []
answers_all = []
for row in heights:
    for height in row:
        across_all.append(steps[heightIndex])
        up_all.append(steps[rowIndex])
        answers_all.append(height)

scatter_3d(across_all, up_all, answers_all, groups=answers_all)
plot_title("What the network answers")
plot_axes("first input", "second input", "answer")
save_plot("and_gate_space.png")
