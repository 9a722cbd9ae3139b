"""What a model file says about itself, read without Rasa (so that anybody may compare ids)."""

from __future__ import annotations

import json
import tarfile
from dataclasses import dataclass
from pathlib import Path

from engine.settings import Refusal


@dataclass(frozen=True)
class ModelFile:
    """The id that Rasa gave the model at training, and the classes it runs."""

    path: Path
    model_id: str
    components: tuple[str, ...]


def read(path: Path) -> ModelFile:
    """Read the metadata of a model; raise `Refusal` with what to do when there is none to read."""
    if not path.is_file():
        raise Refusal(f"There is no model at {path}; train one with `make train`.")
    try:
        with tarfile.open(path) as archive:
            member = next(m for m in archive if m.name.split("/")[-1] == "metadata.json")
            content = archive.extractfile(member)
            metadata = json.load(content) if content else {}
        nodes = metadata["predict_schema"]["nodes"].values()
        return ModelFile(path, metadata["model_id"], tuple(node["uses"] for node in nodes))
    except (tarfile.TarError, StopIteration, ValueError, KeyError, OSError, EOFError) as error:
        raise Refusal(
            f"The model at {path} cannot be read ({type(error).__name__}); train it again with `make train`."
        ) from None
