// Shows gradient descent by hand on one feature: what a house costs, from its size.

size = 1000.0
price = 200000.0

w = 100.0 // what one more unit of size adds to the price: a first guess
b = 0.0 // the price of a house of size 0
learning_rate = 1e-8

Function predict(size, w, b) -> f32:
    w * size + b

// The loss is (price − prediction)². By the chain rule its slope in w is −2·(price − prediction)·size, in b −2·(price − prediction).
for step from 1 to 500:
    error = price - predict(size, w, b)
    gradient_w = -2 * error * size
    gradient_b = -2 * error

    w -= learning_rate * gradient_w
    b -= learning_rate * gradient_b

    if step == 1:
        print(f"prediction {price - error:,.0f}, which is {error:,.0f} too low")
        print(f"gradient in w {gradient_w:,.0f}, in b {gradient_b:,.0f}")
        print(f"after the first step: w = {w}, b = {b}")
    elif step in [10, 100, 500]:
        print(f"after step {step}: w = {w:.4f}, b = {b:.6f}, error {error:,.1f}")

print()
print(f"A house of size 1,500 would cost {predict(1500, w, b):,.0f}.")
print(
    "b has hardly moved: its gradient is a thousandth of that of w, because sizes are in the thousands."
)
print("Sizes scaled to lie around 0 cure that; Z_Score does it.")
