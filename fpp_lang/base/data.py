"""Finds the folders that stand beside the package in a checkout and inside it in a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def data_folder(kind: str) -> Traversable:
    """The folder `grammar` or `stdlib`, from a source checkout, an installed wheel or a zip file."""
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / kind).is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout / kind
    from importlib.resources import files  # 15 ms, which a checkout need not pay

    return files("fpp_lang").joinpath("_data", kind)
