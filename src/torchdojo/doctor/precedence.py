"""Cause before symptom: what explains what. A finding on the right is not shown while one on the left stands."""

DIVERGED = ("loss-not-finite", "learning-rate-too-large")
EXPLAINS: dict[str, tuple[str, ...]] = {
    "backward-ignores-what-comes-back": (*DIVERGED, "vanishing-gradients", "dead-relu"),
    "batch-and-time-swapped": ("positions-along-the-batch",),
    "broadcast-in-regression-loss": ("rows-meet-in-pairs",),
    "argmax-over-the-batch": ("accuracy-by-broadcasting",),
    "correct-over-batches": ("accuracy-above-one",),
    "divergence-outweighs-data": ("batch-means-over-rows",),
    "fitted-before-split": ("test-scaled-differently",),
    "cache-shared-by-splits": ("train-split-overlaps-test", "evaluating-on-training-data"),
    "constant-initial-weights": ("dead-relu", "vanishing-gradients"),
    "frozen-parameters-in-optimizer": (
        "loss-detached-from-parameters",
        "optimizer-holds-other-parameters",
        "parameters-not-in-optimizer",
    ),
    "gradients-clipped-to-nothing": ("learning-rate-too-small",),
    "gradients-never-cleared": DIVERGED,
    "hidden-state-never-detached": ("outputs-kept-with-graph", "graph-kept-alive"),
    "inputs-all-alike": (
        "dead-relu",
        "vanishing-gradients",
        "learning-rate-too-small",
        "test-scaled-differently",
    ),
    "inputs-scaled-away": ("vanishing-gradients", "learning-rate-too-small"),
    "initial-weights-too-large": (*DIVERGED, "dead-relu", "learning-rate-too-small"),
    "inputs-not-scaled": (*DIVERGED, "dead-relu", "initial-weights-too-large"),
    "layers-in-a-python-list": ("parameters-not-in-optimizer", "optimizer-holds-other-parameters"),
    "method-not-called": (
        "gradients-never-cleared",
        "optimizer-never-steps",
        "evaluating-in-train-mode",
        "training-in-eval-mode",
        "scheduler-never-steps",
        *DIVERGED,
    ),
    "misspelt-attribute": ("gradients-never-cleared", "evaluating-in-train-mode", "training-in-eval-mode"),
    "no-grad-around-training": ("loss-detached-from-parameters", "parameters-never-reached"),
    "optimizer-holds-other-parameters": ("parameters-not-in-optimizer",),
    "learning-rate-too-large": ("loss-not-finite", "dead-relu"),
    "learning-rate-too-small": ("vanishing-gradients",),
    "loss-term-without-gradient": ("parameters-never-reached",),
    "loss-detached-from-parameters": ("optimizer-holds-other-parameters", "optimizer-never-steps"),
    "padding-mask-inverted": ("loss-not-finite",),
    "parameters-not-in-optimizer": ("parameters-never-reached",),
    "parameters-never-reached": ("constant-initial-weights", "vanishing-gradients"),
    "parameters-used-up": ("parameters-not-in-optimizer",),
    "regression-on-class-numbers": ("loss-detached-from-parameters",),
    "result-thrown-away": (
        "no-activation-between-layers",
        "broadcast-in-regression-loss",
        "accuracy-by-broadcasting",
        "hidden-state-never-detached",
    ),
    "rows-repeated-before-split": ("train-split-overlaps-test",),
    "sample-cuts-the-graph": (
        "parameters-never-reached",
        "test-scaled-differently",
        "vanishing-gradients",
    ),
    "scaled-loss-plain-step": (*DIVERGED, "vanishing-gradients", "dead-relu"),
    "scheduler-per-batch": ("scheduler-before-optimizer",),
    "step-function-before-loss": (
        "zero-grad-before-step",
        "vanishing-gradients",
        "learning-rate-too-small",
    ),
    "softmax-over-the-batch": ("softmax-before-cross-entropy", "probabilities-into-nll"),
    "stepping-on-test-batches": ("train-split-overlaps-test", "training-in-eval-mode"),
    "targets-not-scaled": DIVERGED,
    "targets-out-of-reach": ("targets-not-scaled", "vanishing-gradients", "learning-rate-too-small"),
    "tensor-not-a-parameter": ("hidden-state-never-detached",),
    "updates-rounded-away": ("learning-rate-too-small", "vanishing-gradients"),
    "used-up-iterator": ("step-once-per-epoch",),
    "zero-grad-before-step": ("step-once-per-epoch", "gradients-cleared-unused"),
}


def symptoms(names: frozenset[str]) -> frozenset[str]:
    """Return those of the found rules that others of them explain."""
    return frozenset(symptom for name in names for symptom in EXPLAINS.get(name, ()) if symptom in names)
