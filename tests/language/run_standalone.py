"""Runs all transpiled files of a folder where fpp_lang cannot be imported; prints what each printed, as JSON."""

from __future__ import annotations

import io
import json
import runpy
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path


class WithoutFpp:
    """An import hook that refuses fpp_lang."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "fpp_lang":
            raise ModuleNotFoundError("a transpiled file must not need fpp_lang", name=name)


def run(path: Path) -> str:
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            runpy.run_path(str(path), run_name="__main__")
    except BaseException:  # whatever happens is this file's failure
        printed.write(traceback.format_exc() + path.read_text(encoding="utf-8"))
    return printed.getvalue()


if __name__ == "__main__":
    sys.meta_path.insert(0, WithoutFpp())
    print(json.dumps({path.stem: run(path) for path in sorted(Path(sys.argv[1]).glob("*.py"))}))
