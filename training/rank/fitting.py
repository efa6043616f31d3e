"""Examples of decisions → weights for `reader.analysis.ranker`, and how good they are on articles not learnt from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from reader.analysis.ranker import VERSION, Features, Scorer

SEED, FOLDS, STEPS = 7, 5, 200


@dataclass(frozen=True)
class Example:
    """A decision: its candidates' features, and which are right. A choice has one that is, a yes-or-no one candidate.

    `weight` is how much it counts beside others; `before` is what was decided without learning, for comparison.
    """

    article: str
    candidates: tuple[Features, ...]
    right: tuple[bool, ...]
    before: int | None = None
    """The number of the candidate chosen by rule; for yes-or-no 0 means yes, None no."""
    weight: float = 1.0


@dataclass(frozen=True)
class Decision:
    """What is to be learnt: `kind` "yes" or "choice", `hidden` units (0: a plain logistic model), `decay` of weights.

    `groups` names sets of features by what their names begin with; each is left out once, to see what it is worth.
    """

    name: str
    kind: str
    hidden: int = 0
    decay: float = 1.0
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def fit(decision: Decision, examples: Sequence[Example], without: tuple[str, ...] = ()) -> Scorer:
    """The weights that best tell the right candidates, features that begin with one of `without` left out."""
    every = {name for e in examples for c in e.candidates for name in c}
    names = sorted(name for name in every if not without or not name.startswith(without))
    at = {name: i for i, name in enumerate(names)}
    rows = [(k, c, r) for k, e in enumerate(examples) for c, r in zip(e.candidates, e.right, strict=True)]
    x = np.zeros((len(rows), len(names)))
    for i, (_, candidate, _) in enumerate(rows):
        for name, value in candidate.items():
            if name in at:
                x[i, at[name]] = value
    spread = np.maximum(x.std(0), 0.02)
    table = torch.tensor(x / spread)
    right = torch.tensor([float(r) for _, _, r in rows], dtype=torch.float64)
    group = torch.tensor([k for k, _, _ in rows])
    counts = torch.tensor([e.weight for e in examples], dtype=torch.float64)
    torch.manual_seed(SEED)
    units = max(1, decision.hidden)
    deep = decision.hidden > 0
    first = 0.1 * torch.randn(len(names), units, dtype=torch.float64) * deep
    first.requires_grad_()
    bias = torch.zeros(units, dtype=torch.float64, requires_grad=True)
    out = 0.5 * torch.randn(units, dtype=torch.float64) if deep else torch.ones(1, dtype=torch.float64)
    out.requires_grad_(deep)
    out_bias = torch.zeros((), dtype=torch.float64, requires_grad=deep)
    learnt = [p for p in (first, bias, out, out_bias) if p.requires_grad]
    optimizer = torch.optim.LBFGS(learnt, max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        hidden = table @ first + bias
        scores = torch.tanh(hidden) @ out + out_bias if deep else hidden[:, 0]
        if decision.kind == "yes":
            each = torch.nn.functional.binary_cross_entropy_with_logits(scores, right, reduction="none")
            cost = (each * counts[group]).sum()
        else:
            none = torch.full((len(examples),), -torch.inf, dtype=torch.float64)
            highest = none.scatter_reduce(0, group, scores.detach(), "amax")
            powers = torch.exp(scores - highest[group])
            whole = torch.zeros(len(examples), dtype=torch.float64).index_add(0, group, powers)
            good = torch.zeros(len(examples), dtype=torch.float64).index_add(0, group, powers * right)
            cost = -(torch.log((good / whole).clamp(min=1e-12)) * counts).sum()
        cost = cost + decision.decay / 2 * ((first**2).sum() + (out**2).sum() * deep)
        cost.backward()  # type: ignore[no-untyped-call]
        return cost

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    weights = (first.detach().numpy() / spread[:, None]).round(5)
    return Scorer(
        version=VERSION,
        kind=decision.kind,
        weights=dict(zip(names, weights.tolist(), strict=True)),
        bias=bias.detach().numpy().round(5).tolist(),
        out=out.detach().numpy().round(5).tolist() if decision.hidden else [],
        out_bias=round(float(out_bias.detach()), 5),
    )


def folds(examples: Sequence[Example]) -> NDArray[np.int64]:
    """The fold of each example, by its article."""
    names = sorted({e.article for e in examples})
    order = np.random.default_rng(SEED).permutation(len(names))
    fold = {name: int(order[i]) % FOLDS for i, name in enumerate(names)}
    return np.array([fold[e.article] for e in examples])


def crossed(decision: Decision, examples: Sequence[Example], without: tuple[str, ...] = ()) -> list[list[float]]:
    """The chances of every example's candidates by weights learnt from the other folds' articles."""
    fold = folds(examples)
    found: list[list[float]] = [[] for _ in examples]
    for k in range(FOLDS):
        scorer = fit(decision, [e for e, f in zip(examples, fold, strict=True) if f != k], without)
        for i in np.flatnonzero(fold == k).tolist():
            found[i] = scorer.chances(examples[i].candidates)
    return found


def measures(decision: Decision, examples: Sequence[Example], chances: Sequence[Sequence[float]]) -> dict[str, float]:
    """How good chances are: for yes-or-no P, R, F at .5 and the area under the ROC curve; for a choice the share right.

    Both with the log loss, and with the same of what was decided before, where that is known.
    """
    if decision.kind == "choice":
        known = [e.before is not None and e.right[e.before] for e in examples]
        hit = [e.right[int(np.argmax(c))] for e, c in zip(examples, chances, strict=True)]
        good = [sum(x for x, r in zip(c, e.right, strict=True) if r) for e, c in zip(examples, chances, strict=True)]
        loss = -float(np.mean(np.log(np.maximum(good, 1e-9))))
        lists = {"lists": float(np.mean(known))} if any(e.before is not None for e in examples) else {}
        return lists | {"learned": float(np.mean(hit)), "loss": loss}
    gold = np.array([e.right[0] for e in examples])
    p = np.array([c[0] for c in chances])
    order = p.argsort().argsort()
    yes, no = gold.sum(), (~gold).sum()
    area = (order[gold].sum() - yes * (yes - 1) / 2) / max(1, yes * no)
    loss = -np.mean(np.log(np.clip(np.where(gold, p, 1 - p), 1e-9, 1)))
    before = np.array([e.before is not None for e in examples])
    lists = {"lists F": f1(gold, before)} if before.any() else {}
    return lists | {
        "learned F": f1(gold, p >= 0.5),
        "P": float(gold[p >= 0.5].mean()) if (p >= 0.5).any() else 0.0,
        "R": float((p >= 0.5)[gold].mean()),
        "area": float(area),
        "loss": float(loss),
    }


def f1(gold: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * float((gold & found).sum()) / max(1, int(gold.sum() + found.sum()))


def report(decision: Decision, examples: Sequence[Example], tell: Callable[[str], None]) -> None:
    """Tells the table of a decision: five folds, and each group of features left out."""
    tell(f"{decision.name}: {len(examples)} decisions in {len({e.article for e in examples})} articles")
    for name, without in {"all features": (), **{f"without {k}": v for k, v in decision.groups.items()}}.items():
        found = measures(decision, examples, crossed(decision, examples, without))
        tell(f"  {name:28} " + "  ".join(f"{key} {value:.3f}" for key, value in found.items()))
