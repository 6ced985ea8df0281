// Schedules: how the learning rate changes while training goes on.
// Each gives the rate for a step or epoch, a number from 0, or for a tensor of them.

// Lowers the learning rate by a factor after every few epochs.
// learning_rate: at the beginning. epoch: from 0. factor: what remains each time, 0.5 unless given. every: how many epochs lie
// between two drops, 10 unless given.
// Background: long steps first to get near, shorter ones later to get it right.
// Use it when: training goes in clear stages, or an older recipe is followed.
// Do not use it when: the jumps disturb training: cosine_annealing is smooth.
// Source: StepLR of PyTorch.
// Also called: step_decay_schedule, StepLR
// Example: step_decay(0.1, 9) gives 0.1
// Example: step_decay(0.1, 20) gives 0.025
Function step_decay(learning_rate, epoch, factor = 0.5, every = 10):
    return learning_rate * factor^floor(epoch / every)

// Lowers the learning rate by the same factor in every epoch.
// learning_rate: at the beginning. epoch: from 0. factor: what remains after each, 0.95 unless given.
// Background: the same share is lost in every epoch, like the charge of a battery: fast at first, then ever slower.
// Use it when: no single moment for a drop suggests itself.
// Do not use it when: training is long: the rate is close to 0 before the end.
// Source: ExponentialLR of PyTorch.
// Also called: exponential_schedule, ExponentialLR
// Example: exponential_decay(0.1, 2, 0.5) gives 0.025
Function exponential_decay(learning_rate, epoch, factor = 0.95):
    return learning_rate * factor^epoch

// Lowers the learning rate along half a wave of the cosine, slowly at both ends and faster between them.
// learning_rate: at the beginning. step: from 0. total_steps: when the lowest rate is reached; afterwards it stays. lowest: that
// rate, 0 unless given.
// Background: half a wave of the cosine is flat at both ends: it keeps long steps for a while, and settles gently.
// Use it when: the number of steps is known beforehand.
// Do not use it when: the end is not known: exponential_decay needs none.
// Source: Loshchilov and Hutter 2017, without their restarts.
// Also called: cosine_schedule, cosine_decay, CosineAnnealingLR, cosine_annealing_schedule
// Example: cosine_annealing(0.1, 0, 100) gives 0.1
// Example: round(cosine_annealing(0.1, 50, 100), 10) gives 0.05
// Example: cosine_annealing(0.1, 120, 100, 0.01) gives 0.01
Function cosine_annealing(learning_rate, step, total_steps, lowest = 0):
    share = min(step, total_steps) / total_steps
    return lowest + (learning_rate - lowest) * (1 + cos(pi * share)) / 2

// Raises the learning rate from 0 in a straight line, then keeps it.
// learning_rate: at the end of the warm-up. step: from 0. warmup_steps: how long the warm-up takes, from 1.
// Background: at first the gradients are large and the running means of Adam rest on few of them; small steps do no harm then.
// Use it when: training diverges in its first steps.
// Do not use it when: training is short: the warm-up would be most of it.
// Source: Goyal et al. 2017.
// Also called: warmup, linear_warm_up
// Example: linear_warmup(0.1, 5, 10) gives 0.05
// Example: linear_warmup(0.1, 50, 10) gives 0.1
Function linear_warmup(learning_rate, step, warmup_steps):
    return learning_rate * min(step / warmup_steps, 1)

// Raises the learning rate in a straight line, then lowers it along half a wave of the cosine.
// learning_rate: the highest one. step: from 0. warmup_steps: how long it rises. total_steps: when the lowest rate is reached, more
// than warmup_steps. lowest: that rate, 0 unless given.
// Background: the warm-up spares the running means of the optimizer, and the falling half lets the weights settle.
// Use it when: training transformers.
// Do not use it when: the number of steps is not known beforehand.
// Source: Loshchilov and Hutter 2017; Goyal et al. 2017.
// Also called: warmup_cosine_schedule, cosine_with_warmup, warm_up_cosine
// Example: warmup_cosine(0.1, 5, 10, 110) gives 0.05
// Example: round(warmup_cosine(0.1, 60, 10, 110), 10) gives 0.05
Function warmup_cosine(learning_rate, step, warmup_steps, total_steps, lowest = 0):
    rising = linear_warmup(learning_rate, step, warmup_steps)
    falling = cosine_annealing(
        learning_rate, max(step - warmup_steps, 0), total_steps - warmup_steps, lowest
    )
    return where(step < warmup_steps, rising, falling)
