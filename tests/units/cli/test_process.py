"""What happens to a command when FPP itself fails."""

from __future__ import annotations

import pytest

from fpp_lang.cli.commands import explain
from fpp_lang.cli.process import run_process


def fail(**_: object) -> None:
    raise KeyError("frobnicate")


def test_a_bug_of_ours_asks_for_a_report(monkeypatch, capsys):
    monkeypatch.delenv("FPP_DEBUG", raising=False)
    monkeypatch.setattr(explain.command, "callback", fail)
    assert run_process(["explain", "FPP0001"]) == 1
    told = capsys.readouterr().err
    assert "FPP0999" in told
    assert "report" in told
    assert "frobnicate" in told
    assert "Traceback" not in told


def test_debugging_shows_where(monkeypatch):
    monkeypatch.setenv("FPP_DEBUG", "1")
    monkeypatch.setattr(explain.command, "callback", fail)
    with pytest.raises(KeyError):
        run_process(["explain", "FPP0001"])


def test_ctrl_c_between_runs(monkeypatch):
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(explain.command, "callback", interrupt)
    assert run_process(["explain", "FPP0001"]) == 130
