// Shows four optimizers on the same two landscapes, a long bowl and Rosenbrock's bent valley, and draws the ways they took.

Function bowl(p: Tensor):
    return p[0]² / 2 + 10 * p[1]²

Function bowl_gradient(p: Tensor):
    return [p[0], 20 * p[1]]

Function rosenbrock(p: Tensor):
    return (1 - p[0])² + 100 * (p[1] - p[0]²)²

Function rosenbrock_gradient(p: Tensor):
    return [-2 * (1 - p[0]) - 400 * p[0] * (p[1] - p[0]²), 200 * (p[1] - p[0]²)]

// The way of one optimizer, place by place.
Function way_of(name, gradient, start: Tensor, learning_rate, steps):
    place = start.clone()
    m = zeros(2) // what momentum, RMSProp and Adam remember
    v = zeros(2)
    way = zeros(steps + 1, 2)
    way[0] = place
    for step from 1 to steps:
        slope = gradient(place)
        if name == "SGD":
            sgd_optimizer(place, slope, learning_rate)
        elif name == "momentum":
            momentum_optimizer(place, slope, m, learning_rate)
        elif name == "RMSProp":
            rmsprop_optimizer(place, slope, v, learning_rate)
        else:
            adam_optimizer(place, slope, m, v, learning_rate, step)
        way[step] = place
    return way

Function race(title, landscape, gradient, start: Tensor, rates, steps, goal: Tensor):
    print(title)
    print(f"             height after 10 steps   after 100   after {steps}   distance to the goal")
    across = linspace(-2, 2, 81)
    up = linspace(-1.5, 3, 81)
    heights = zeros(81, 81)
    for column in 81:
        for row in 81:
            heights[row][column] = log(1 + landscape([across[column], up[row]]))
    contour(across, up, heights)
    for each name, rate in rates:
        way = way_of(name, gradient, start, rate, steps)
        plot(way[:, 0], way[:, 1], label=name)
        distance = sqrt(sum((way[steps] - goal)²))
        print(
            f"  {name:<10} {landscape(way[10]):20.4f} {landscape(way[100]):11.6f} {landscape(way[steps]):12.2e} {distance:15.6f}"
        )
    plot_title(title)
    plot_axes("first coordinate", "second coordinate")
    save_plot(f"race_{title.lower()}.png")
    print()

race(
    "Bowl", bowl, bowl_gradient, [-1.8, 1.5], {SGD: 0.05, momentum: 0.01, RMSProp: 0.05, Adam: 0.1},
    300, [0, 0]
)
race(
    "Rosenbrock", rosenbrock, rosenbrock_gradient, [-1.5, 2],
    {SGD: 0.001, momentum: 0.0005, RMSProp: 0.005, Adam: 0.02}, 5000, [1, 1]
)
