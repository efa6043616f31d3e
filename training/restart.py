"""The shipped 8-bit file → a checkpoint that training can go on from.

    python -m training.restart reader/pipeline/model --out restart.pt

The weights come back as they are used at run time, scale × (q - 128); heads that the file does not have yet start anew.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import click
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training import prepare
from training.model import TAGGERS, Reader
from training.train import SEED, sizes

MIDDLE = 128  # the zero point of unsigned 8-bit weights


def weights(path: Path) -> dict[str, Tensor]:
    """The network's parameters by name."""
    graph = onnx.load(str(path)).graph
    held = {x.name: numpy_helper.to_array(x) for x in graph.initializer}
    found = {name: x for name, x in held.items() if name.endswith((".weight", ".bias")) and x.dtype == np.float32}
    for name in held:
        if name.endswith(".weight_quantized"):
            plain = name.removesuffix("_quantized")
            shift = held[f"{plain}_zero_point"].astype(np.float32)
            found[plain] = (held[name].astype(np.float32) - shift) * held[f"{plain}_scale"]
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            size = next(a.i for a in node.attribute if a.name == "K")
            q, scale = held[node.input[1]].astype(np.float32), held[node.input[2]]
            whole = ((q - MIDDLE) * scale.reshape(*q.shape[:2], 1)).reshape(len(q), -1)[:, :size]
            name, square = _name(node.output[0])
            found[name] = whole.T if square else whole
    return {name: torch.from_numpy(np.ascontiguousarray(x)) for name, x in found.items()}


def stored(graph: onnx.GraphProto) -> dict[str, list[str]]:
    """The initializers that hold each parameter of a graph in 8 bits."""
    held = [x.name for x in graph.initializer if x.name.endswith(".weight_quantized")]
    found = {
        plain: [f"{plain}{end}" for end in ("_quantized", "_scale", "_zero_point")]
        for plain in (name.removesuffix("_quantized") for name in held)
    }
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            found[_name(node.output[0])[0]] = list(node.input[1:3])
    return found


def keep(path: Path, shipped: Path, parameters: Mapping[str, Tensor]) -> int:
    """Gives those of a file's parameters that are what they are in a shipped file the bits that they have there: what
    is rounded again may change a little, and with it what the network says. How many these are."""
    new, old = onnx.load(str(path)), onnx.load(str(shipped)).graph
    before, there, here = weights(shipped), stored(old), stored(new.graph)
    same = [name for name in here if name in there and torch.equal(before[name], parameters[name])]
    bits = {x.name: x for x in old.initializer}
    at = {x.name: x for x in new.graph.initializer}
    for name in same:
        for ours, theirs in zip(here[name], there[name], strict=True):
            at[ours].raw_data = numpy_helper.to_array(bits[theirs]).tobytes()
    onnx.save(new, str(path))
    return len(same)


def _name(output: str) -> tuple[str, bool]:
    """The parameter that a product's output is named after, and whether it multiplies from the left as it is."""
    parts = output.strip("/").split("/")[:-1]
    last = parts[-1]
    module = last if "." in last and last.split(".")[0] in parts[:-1] else ".".join(parts)
    if len(parts) == 1 and last in TAGGERS:
        module = f"taggers.{last}"
    elif parts[0].startswith(("layers.", "own.")):  # called from inside the encoder
        module = f"encoder.{'.'.join(parts)}"
    elif len(parts) > 2 and parts[0] in ("coref", "parts"):
        module = f"{parts[0]}.{last}"
    return f"{module}.weight", last in ("arc", "rel", "role", "pair")


@click.command()
@click.argument("model", type=Path)
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
def main(model: Path, out: Path, cache: Path) -> None:
    """Write a checkpoint of the weights in a pipeline's folder."""
    torch.manual_seed(SEED)
    labels = json.loads((cache.expanduser() / "labels.json").read_text())
    reader = Reader(sizes(labels))
    found = weights(model / "reader_encoder" / "encoder.onnx")
    scorer = json.loads((model / "reader_coreference" / "labels.json").read_text())["scorer"]
    for name in ("far", "same", "out"):
        found[f"coref.{name}.weight"] = torch.tensor(scorer[name]).reshape(
            reader.get_parameter(f"coref.{name}.weight").shape
        )
    found["coref.out.bias"] = torch.tensor([scorer["bias"]])
    lost = reader.load_state_dict(found, strict=False)
    if lost.unexpected_keys:
        raise click.ClickException(f"of no use: {', '.join(lost.unexpected_keys)}")
    torch.save({"model": {k: v for k, v in reader.state_dict().items() if k not in lost.missing_keys}}, out)
    click.echo(f"{len(found)} parameters; new: {', '.join(lost.missing_keys) or 'none'}")


if __name__ == "__main__":
    main()
