"""Scripts of deploy/ without an ending, taken in as modules."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType


def script(path: Path) -> ModuleType:
    loader = SourceFileLoader(f"deploy_{path.name}", str(path))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module
