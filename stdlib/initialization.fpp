// First values of weights and biases, before anything is learned.
// Weights have one row per neuron and one column per input, so that a layer is Weights x Input + Biases.

// Gives weights that are all 0.
// number_of_inputs: the columns. number_of_neurons: the rows.
// Background: a bias moves a neuron's threshold, which may begin anywhere; weights must differ from neuron to neuron.
// Use it when: biases are made, or a single linear layer.
// Do not use it when: several layers follow each other: equal neurons get equal gradients and stay equal for ever.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 8.4.
// Also called: Zero_Initialization
// Example: Zero_Init(3, 2) gives [[0, 0, 0], [0, 0, 0]]
Function Zero_Init(number_of_inputs: Integer, number_of_neurons: Integer):
    return zeros(number_of_neurons, number_of_inputs)

// Gives a tensor of random numbers that are all equally likely between two limits.
// Shape: the sizes of the tensor. Min, Max: the limits; Max itself does not occur.
// Background: neurons that begin differently learn different things.
// Use it when: weights begin at random within firm limits.
// Do not use it when: the network is deep: Xavier_Uniform and He_Uniform choose the limits by its sizes.
// Source: listing 49, which names no tensor to begin with and gives none back.
// Also called: Random_Uniform, Uniform_Init, Random_Init, Random_Initialization
// Example: Random_Tensor([2, 3], 5, 5) gives [[5, 5, 5], [5, 5, 5]]
Function Random_Tensor(Shape, Min, Max) -> Tensor:
    Tensor = Empty_Tensor(Shape)
    for row in Tensor:
        for col in row:
            col = Pseudo_Random_Range_float32(Min, Max)

// Gives a tensor of random numbers from a bell curve.
// Shape: the sizes of the tensor. mean: the middle of the curve, 0 unless given. std_dev: its width, 0.01 unless given.
// Background: most numbers lie close to the middle of the curve, and few beyond three widths.
// Use it when: small random weights are wanted.
// Do not use it when: the network is deep: Xavier_Normal and He_Normal choose the width by its sizes.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 8.4.
// Also called: Random_Normal_Tensor, Normal_Init
// Example: Random_Normal_Init([2], 3, 0) gives [3, 3]
Function Random_Normal_Init(Shape, mean = 0, std_dev = 0.01) -> Tensor:
    Tensor = Empty_Tensor(Shape)
    for row in Tensor:
        for col in row:
            col = Random_Normal(mean, std_dev)

// Gives random weights that are equally likely between ±√(6 / (inputs + neurons)).
// number_of_inputs: the columns (fan in). number_of_neurons: the rows (fan out).
// Background: the variance 2 / (inputs + neurons) keeps signals as large going forward as gradients going backward.
// Use it when: tanh or Sigmoid follows.
// Do not use it when: ReLU or one of its kin follows; they pass half of the signal only: He_Normal.
// Source: listing 50; Glorot and Bengio 2010.
// Also called: Xavier, Xavier_Init, Xavier_Initialization, Glorot_Uniform, Glorot
// Example: Xavier_Uniform(3, 2).shape gives zeros(2, 3).shape
Function Xavier_Uniform(number_of_inputs: Integer, number_of_neurons: Integer) -> Weights:
    limit = sqrt(6) / sqrt(number_of_inputs + number_of_neurons)
    Weights = Empty_Tensor(number_of_neurons, number_of_inputs)
    for neuron in Weights:
        for weight in neuron:
            weight = Pseudo_Random_Range_float32(-limit, limit)

// Gives random weights from a bell curve of variance 2 / (inputs + neurons).
// number_of_inputs: the columns (fan in). number_of_neurons: the rows (fan out).
// Background: as in Xavier_Uniform: the variance keeps signals as large going forward as gradients going backward.
// Use it when: tanh or Sigmoid follows.
// Do not use it when: ReLU or one of its kin follows: He_Normal.
// Source: Glorot and Bengio 2010.
// Also called: Glorot_Normal
// Example: Xavier_Normal(3, 2).shape gives zeros(2, 3).shape
Function Xavier_Normal(number_of_inputs: Integer, number_of_neurons: Integer) -> Weights:
    Weights = Empty_Tensor(number_of_neurons, number_of_inputs)
    for neuron in Weights:
        for weight in neuron:
            weight = Random_Normal(mean=0, std_dev=sqrt(2 / (number_of_inputs + number_of_neurons)))

// Gives random weights that are equally likely between ±√(6 / inputs).
// number_of_inputs: the columns (fan in). number_of_neurons: the rows.
// Background: numbers between ±a have the variance a²/3, which here is 2 / inputs: twice as much as usual, for ReLU stops half
// of the signal.
// Use it when: ReLU or one of its kin follows.
// Do not use it when: tanh or Sigmoid follows: Xavier_Uniform.
// Source: He, Zhang, Ren and Sun 2015.
// Also called: Kaiming_Uniform
// Example: He_Uniform(3, 2).shape gives zeros(2, 3).shape
Function He_Uniform(number_of_inputs: Integer, number_of_neurons: Integer) -> Weights:
    limit = sqrt(6 / number_of_inputs)
    Weights = Empty_Tensor(number_of_neurons, number_of_inputs)
    for neuron in Weights:
        for weight in neuron:
            weight = Pseudo_Random_Range_float32(-limit, limit)

// Gives random weights from a bell curve of variance 2 / inputs.
// number_of_inputs: the columns (fan in). number_of_neurons: the rows.
// Background: ReLU stops half of the signal, and twice the variance makes up for it.
// Use it when: ReLU or one of its kin follows.
// Do not use it when: tanh or Sigmoid follows: Xavier_Uniform.
// Source: listing 51; He, Zhang, Ren and Sun 2015.
// Also called: He_Init, He_Initialization, Kaiming_Normal, Kaiming
// Example: He_Normal(3, 2).shape gives zeros(2, 3).shape
Function He_Normal(number_of_inputs: Integer, number_of_neurons: Integer) -> Weights:
    Weights = Empty_Tensor(number_of_neurons, number_of_inputs)
    for neuron in Weights:
        for weight in neuron:
            weight = Random_Normal(mean=0, std_dev=sqrt(2 / number_of_inputs))

// Counts the weights and biases of a network of dense layers.
// layer_sizes: the number of inputs, then of neurons of each layer.
// Background: a layer has a weight for every pair of input and neuron, and a bias for every neuron.
// Use it when: it is asked how large a network is, or whether the examples suffice for it.
// Source: Nielsen, Neural Networks and Deep Learning, chapter 1.
// Also called: parameter_count, count_parameters
// Example: number_of_parameters([3, 4, 2]) gives 26
Function number_of_parameters(layer_sizes) -> total:
    total = 0
    for i from 1 to layer_sizes.len() - 1:
        total += layer_sizes[i - 1] * layer_sizes[i] + layer_sizes[i]
