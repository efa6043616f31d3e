"""An exported encoder, run by ONNX Runtime."""

from pathlib import Path

import onnxruntime

from training import scores
from training.model import OUTPUTS, Inputs


def session(path: Path, threads: int = 2) -> onnxruntime.InferenceSession:
    """An encoder ready to run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(encoder: onnxruntime.InferenceSession, inputs: Inputs) -> scores.Outputs:
    """The outputs by name, for a batch."""
    feed = {name: x.numpy() for name, x in inputs._asdict().items()}
    return dict(zip(OUTPUTS, encoder.run(list(OUTPUTS), feed), strict=True))
