// Shows a network with ReLU and cross entropy that tells three species of iris flowers apart by their measures.

seed(0)

table = load("data/iris.csv")
flowers = table[:, :4] // centimetres all, so that no measure outweighs the others
species = table[:, 4]

train_flowers, test_flowers, train_species, test_species = train_test_split(flowers, species, 0.2)
print(f"{train_flowers.rows} flowers to learn from, {test_flowers.rows} to be tested on")

network = MLP([Linear(4, 16, "He"), ReLU_Layer(), Linear(16, 3)], CrossEntropy())
losses = network.train(
    train_flowers, train_species, epochs=600, learning_rate=0.05, batch_size=120, progress=100
)

answers = argmax(network.predict(test_flowers), axis=1)
print()
print(f"{Accuracy(test_species, answers):.1%} of the flowers that it has not seen are named right")
print("rows: what they are, columns: what the network says")
print(Confusion_Matrix(test_species, answers, 3))
