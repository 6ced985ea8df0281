# inputs: {'x': [0.5, -1.0]}
Class Net:
    Function init(self):
        self.W = [[0.1, 0.2], [0.3, 0.4]]
net = Net()
Loss = sum((net.W x x)^2)
Compute gradients of Loss w.r.t. net.W
g = net.W.gradient
g_x = gradient of Loss w.r.t. x
