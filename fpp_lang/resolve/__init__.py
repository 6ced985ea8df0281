"""Surface to core: after this no one asks again what a name is."""

from fpp_lang.resolve.files import File, resolve, showing
from fpp_lang.resolve.library import Library, no_library

__all__ = ["File", "Library", "no_library", "resolve", "showing"]
