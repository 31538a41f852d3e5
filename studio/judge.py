"""DNSMOS and DistillMOS: how clean and how natural a sentence sounds, on a scale from 1 to 5."""

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
_SECONDS = 9.01  # what DNSMOS P.835 listens to at once; a shorter sound is repeated
# from the reference code of DNSMOS: what its raw readings mean on the scale
_OVERALL = (-0.06766283, 1.11546468, 0.04602535)


def dnsmos(sound: NDArray[np.float32]) -> float:
    """DNSMOS P.835, overall, of a sound at 16 kHz."""
    need = int(_SECONDS * RATE)
    some = np.tile(sound, -(-need // len(sound)))[:need].astype(np.float32)
    _, _, overall = _dnsmos().run(None, {"input_1": some[None]})[0][0]
    return float(np.polyval(_OVERALL, overall))


def distillmos(sound: NDArray[np.float32]) -> float | None:
    """DistillMOS of a sound at 16 kHz; None where it is not installed, as it needs PyTorch."""
    model = _distillmos()
    if model is None:
        return None
    import torch

    with torch.no_grad():
        return float(model(torch.from_numpy(sound[None])))


@cache
def _dnsmos() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    data = (files("speechmos") / "dnsmos_models" / "sig_bak_ovr.onnx").read_bytes()
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


@cache
def _distillmos() -> Any:
    try:
        import distillmos as found
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    model = found.ConvTransformerSQAModel()
    model.eval()
    return model
