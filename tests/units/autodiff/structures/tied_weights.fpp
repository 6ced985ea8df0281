Class Encoder:
    Function init(self, W):
        self.W = W
    Function forward(self, x) -> Tensor:
        return tanh(x @ self.W)
Class Decoder:
    Function init(self, W):
        self.W = W
    Function forward(self, h) -> Tensor:
        return h @ self.W.T
W = normal(0, 0.5, (4, 2))
X = normal(0, 1, (5, 4))
# nudged here
encoder = Encoder(W)
decoder = Decoder(W)
Loss = ((decoder.forward(encoder.forward(X)) - X)^2).mean()
d = gradient of Loss with respect to W
# slope: d by W
