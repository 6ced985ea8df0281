"""What is known of a file's value before the program runs."""

import fpp_lang


def test_a_table_is_a_matrix():
    text = fpp_lang.transpile('table = load("numbers.csv")\nprint(table[:, :2].T)\n')
    assert "print(table[:, :2].T)" in text


def test_other_files_hold_what_they_hold():
    text = fpp_lang.transpile('table = load("numbers.npy")\nprint(table.T)\n')
    assert "print(np.transpose(table))" in text
