"""A checkpoint → a folder that the pipeline is assembled from: 8-bit ONNX encoder, labels, word pieces, meta.

python -m training.export CHECKPOINT [--cache ...] [--keep reader/pipeline/model] --to FOLDER
python -m reader.pipeline.assemble FOLDER reader/pipeline/model
"""

import json
import shutil
import tempfile
from pathlib import Path

import click
import msgspec
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process

from reader.pipeline.coreference import Scorer
from reader.pipeline.pieces import MAX_PIECES
from training import prepare, restart
from training.batches import batch
from training.model import OUTPUTS, RELATED, TAGGERS, Inputs, Reader
from training.onnx_file import run, session
from training.train import sizes
from training.windows import MAX_WINDOW_PIECES, MAX_WORDS, Window
from training.words import tokenizer_json

OPSET = 17
BLOCK, LEVEL = 128, 4  # of the 8-bit products
TOLERANCE = 2e-3  # of scores, between torch and the float graph
NAME, VERSION = "reader_news", "1.8.0"


def trained(checkpoint: Path, labels: prepare.Labels) -> Reader:
    """The model of a checkpoint."""
    model = Reader(sizes(labels))
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    return model.eval()


def float_graph(model: Reader, example: Inputs, path: Path) -> None:
    """Writes the graph in float, its axes open."""
    pieces, words = {0: "b", 1: "t"}, {0: "b", 1: "n"}
    axes = dict.fromkeys(("ids", "types", "mask"), pieces)
    axes |= dict.fromkeys(("first", "last", "words", *TAGGERS, "event_types", "told", "coref", "rels"), words)
    axes |= {"arcs": {0: "b", 1: "n", 2: "n"}, "role_rows": {0: "p"}, "roles": {0: "p", 1: "n"}}
    axes |= {"part_rows": {0: "q"}, "parts": {0: "q", 1: "n"}}
    torch.onnx.export(
        model,
        tuple(example),
        str(path),
        input_names=list(Inputs._fields),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def scorer(model: Reader) -> Scorer:
    """The part of the coreference head that runs on pairs of mentions, outside the graph."""
    head = model.coref
    far, same, out = (x.weight.detach().double().numpy().round(6).tolist() for x in (head.far, head.same, head.out))
    return Scorer(far=far, same=same, out=out[0], bias=head.out.bias.item())


def quantize(plain: Path, small: Path) -> None:
    """Weights in 8 bits; activations are scaled row by row, so that no word's vector depends on what else is read.

    Embeddings are stored in 8 bits and read as floats. Products take blocks of `BLOCK` weights with a scale each
    (ONNX Runtime's MatMulNBits, at the accuracy level that computes in integers).
    """
    quantize_dynamic(str(plain), str(small), op_types_to_quantize=["Gather"], weight_type=QuantType.QInt8)
    config = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=LEVEL, bits=8)
    quantizer = MatMulNBitsQuantizer(onnx.load(str(small)), algo_config=config)
    quantizer.process()
    onnx.save(quantizer.model.model, str(small))


def check(model: Reader, path: Path, inputs: Inputs) -> float:
    """The largest difference of any score between torch and the graph; what padding holds is left out."""
    with torch.no_grad():
        wanted = dict(zip(OUTPUTS, model(*inputs), strict=True))
    found = run(session(path), inputs)
    real = inputs.words.numpy() == 1
    rows = {"roles": "role_rows", "parts": "part_rows"}
    if not all(np.array_equal(wanted[name].numpy(), found[name]) for name in rows.values()):
        return float("inf")
    worst = 0.0
    for name in OUTPUTS:
        a, b = wanted[name].numpy(), found[name]
        if name not in rows.values():
            keep = real[found[rows[name]][:, 0]] if name in rows else real
            worst = max(worst, float(np.abs(a - b)[keep].max(initial=0.0)))
    return worst


def examples(windows: list[Window]) -> list[Inputs]:
    """Batches to trace and to check with: windows of unlike length, and one of the shortest that has as many words as
    relations are scored for, likely without a predicate."""
    some = [w for w in windows if w.kind == "gum"][:3]
    alone = min((w for w in windows if w.kind == "ewt" and len(w.words) >= RELATED), key=lambda w: len(w.ids))
    return [batch(some).inputs, batch([alone]).inputs]


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--keep", type=Path, help="A pipeline of whose weights those are kept to the bit that are the same.")
@click.option("--to", type=Path, required=True, help="Folder to write.")
def main(checkpoint: Path, cache: Path, keep: Path | None, to: Path) -> None:
    """Write what the pipeline loads."""
    labels, windows = prepare.load(cache.expanduser(), "dev")
    model = trained(checkpoint, labels)
    inputs = examples(windows)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, shaped, small = (Path(folder) / name for name in ("float.onnx", "shaped.onnx", "encoder.onnx"))
        float_graph(model, inputs[0], plain)
        for x in inputs:
            difference = check(model, plain, x)
            click.echo(f"torch and float graph differ by {difference:.1e} at most")
            if difference > TOLERANCE:
                raise click.ClickException("the graph does not compute what the model does")
        # Symbolic shapes are not needed to quantize, and their inference fails on the biaffine reshapes.
        quant_pre_process(str(plain), str(shaped), skip_symbolic_shape=True)
        quantize(shaped, small)
        if keep is not None:
            kept = restart.keep(small, keep / "reader_encoder" / "encoder.onnx", model.state_dict())
            click.echo(f"{kept} matrices kept as they are")
        shutil.copy(small, to / "encoder.onnx")
    (to / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    (to / "tokenizer.json").write_text(tokenizer_json(), encoding="utf8")
    (to / "coref.json").write_bytes(msgspec.json.encode(scorer(model)))
    meta = {
        "name": NAME,
        "version": VERSION,
        "window_words": MAX_WORDS,
        "window_pieces": MAX_WINDOW_PIECES,
        "word_pieces": MAX_PIECES,
    }
    (to / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf8")
    click.echo(f"{to}: {(to / 'encoder.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
