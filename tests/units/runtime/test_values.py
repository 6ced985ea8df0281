"""Values at the boundary between Python and a program."""

import numpy as np
import pytest

from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.records import Record
from fpp_lang.runtime.values import give_out, take_in


def test_python_values_come_in():
    given = np.arange(3)
    assert take_in(given, "x") is given, "arrays are shared"
    assert take_in(np.zeros(2, np.float32), "x").dtype == float and take_in(np.zeros(2, np.uint8), "x").dtype == np.int64
    assert take_in({"a": [np.float32(1.5), (None, "t")]}, "x") == {"a": [1.5, (None, "t")]}
    assert type(take_in(np.array(3), "x")) is np.int64


def test_values_of_a_program_go_out():
    shared = np.zeros(2)
    found = give_out({"a": np.float64(1.5), "b": [shared, (np.int64(2), np.bool_(True))], "c": np.array(3.0)})
    assert isinstance(found, Record) and type(found.a) is float and found.b[1] == (2, True) and found.c == 3.0
    assert found.b[0] is shared


def test_a_value_that_holds_itself_goes_out():
    items = [1]
    items.append(items)
    found = give_out(items)
    assert found[1] is found


def test_a_list_that_holds_itself_cannot_come_in():
    items = []
    items.append(items)
    with pytest.raises(ProgramError):
        take_in(items, "x")


def test_records_have_their_own_keys_as_attributes_alone():
    record = Record(value=1)
    record.more = 2
    assert (record.value, record["more"]) == (1, 2)
    with pytest.raises(AttributeError, match="no field 'missing'"):
        assert record.missing
