"""What is built in, one row each: `name | what it does | example`. Parameters and other names are those of the table of primitives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fpp_lang.core.primitives import PRIMITIVES, SPELLINGS
from fpp_lang.documentation.comments import Example, read_example

_TABLE = """
power          | Gives x to the power of y, as `x ^ y` does. | power(2, 10) gives 1024
square         | Gives x · x, as `x²` does. | square(-3) gives 9
exp            | Gives e to the power of x. | exp(0) gives 1
exp_minus_one  | Gives e to the power of x, minus 1, with all digits even where x is tiny. | exp_minus_one(1e-20) gives 1e-20
log            | Gives the natural logarithm: the power of e that is x. | log(1) gives 0
log_one_plus   | Gives the natural logarithm of 1 + x, with all digits even where x is tiny. | log_one_plus(1e-20) gives 1e-20
log2           | Gives the power of 2 that is x. | log2(8) gives 3
log10          | Gives the power of 10 that is x. | log10(1000) gives 3
sqrt           | Gives the number whose square is x. | sqrt(16) gives 4
sin            | Gives the sine of an angle in radians. | sin(0) gives 0
cos            | Gives the cosine of an angle in radians. | cos(0) gives 1
tan            | Gives the tangent of an angle in radians. | tan(0) gives 0
arcsin         | Gives the angle in radians whose sine is x. | arcsin(1) gives pi / 2
arccos         | Gives the angle in radians whose cosine is x. | arccos(1) gives 0
arctan         | Gives the angle in radians whose tangent is x. | arctan(1) gives pi / 4
sinh           | Gives the hyperbolic sine (eˣ − e⁻ˣ) / 2. | sinh(0) gives 0
cosh           | Gives the hyperbolic cosine (eˣ + e⁻ˣ) / 2. | cosh(0) gives 1
tanh           | Gives the hyperbolic tangent, an S-shaped curve from -1 to 1. | tanh([0, 800]) gives [0, 1]
erf            | Gives the error function, the share of a bell curve near its middle. | round(erf(1), 4) gives 0.8427
floor          | Gives the largest whole number that is not above x. | floor(-1.5) gives -2
ceil           | Gives the smallest whole number that is not below x. | ceil(1.2) gives 2
round          | Gives the nearest whole number, or x with so many digits; halves to even. | round(2.345, 1) gives 2.3
abs            | Gives the number without its sign. | abs([-2, 3]) gives [2, 3]
sign           | Gives -1 below 0, 0 at 0 and 1 above. | sign([-2, 0, 5]) gives [-1, 0, 1]
maximum        | Gives the larger of each two elements. | maximum([1, 5], 3) gives [3, 5]
minimum        | Gives the smaller of each two elements. | minimum([1, 5], 3) gives [1, 3]
clip           | Moves what lies below low up to low, and what lies above high down to it. | clip([-1, 0.5, 7], 0, 1) gives [0, 0.5, 1]
where          | Takes each element from yes where the condition holds, and else from no. | where([1, -1] > 0, 10, 20) gives [10, 20]
is_odd         | Says whether a whole number is odd. | is_odd(3) gives true
is_even        | Says whether a whole number is even. | is_even(3) gives false
sum            | Adds all elements, or those along an axis. | sum([[1, 2], [3, 4]], axis=0) gives [4, 6]
prod           | Multiplies all elements, or those along an axis. | prod([2, 3, 4]) gives 24
mean           | Gives the average of all elements, or along an axis. | mean([1, 2, 6]) gives 3
median         | Gives the middle one of all elements in order, or the mean of the two in the middle. | median([9, 1, 2]) gives 2
var            | Gives the mean squared distance from the mean; of a sample, divided by n - 1. | var([1, 3]) gives 1
std            | Gives the square root of the variance; of a sample with `true`. | std([1, 3]) gives 1
max            | Gives the largest element, or that of each axis; of several values, the larger of each. | max([3, 9, 4]) gives 9
min            | Gives the smallest element, or that of each axis; of several values, the smaller of each. | min([3, 9, 4]) gives 3
argmax         | Gives the position of the largest element, the first of equal ones. | argmax([3, 9, 4]) gives 1
argmin         | Gives the position of the smallest element, the first of equal ones. | argmin([3, 9, 4]) gives 0
any            | Says whether at least one element is true. | any([1, 2] > 1) gives true
all            | Says whether every element is true. | all([1, 2] > 1) gives false
cumsum         | Gives the running totals. | cumsum([1, 2, 3]) gives [1, 3, 6]
sort           | Gives the elements in rising order; the input stays as it is. | sort([3, 1, 2]) gives [1, 2, 3]
argsort        | Gives the positions that put the elements in rising order. | argsort([30, 10, 20]) gives [1, 2, 0]
reversed       | Gives the elements from last to first. | reversed([1, 2, 3]) gives [3, 2, 1]
equal          | Says whether two values are the same as a whole. | equal([1, 2], [1, 2]) gives true
len            | Gives the number of items, of a tensor along its first axis. | len([5, 6, 7]) gives 3
shape          | Gives the sizes of all axes. | shape([[1, 2], [3, 4], [5, 6]])[1] gives 2
rows           | Gives how many rows a matrix has; a vector is one row. | rows([[1, 2], [3, 4], [5, 6]]) gives 3
cols           | Gives how many columns a matrix has; of a vector, its length. | cols([[1, 2], [3, 4], [5, 6]]) gives 2
rank           | Gives the number of axes: 0 for a number, 1 for a vector, 2 for a matrix. | rank([[1, 2]]) gives 2
size           | Gives the number of elements. | size([[1, 2], [3, 4]]) gives 4
transpose      | Swaps rows and columns, as `Tᵀ` does. | transpose([[1, 2]]) gives [[1], [2]]
reshape        | Gives the same elements in another shape. | reshape([1, 2, 3, 4], 2, 2) gives [[1, 2], [3, 4]]
flatten        | Gives all elements as one vector, row by row. | flatten([[1, 2], [3, 4]]) gives [1, 2, 3, 4]
clone          | Gives a copy that shares nothing with the original. | clone([1, 2]) gives [1, 2]
data           | Gives the tensor itself. | data([1, 2]) gives [1, 2]
zeros          | Makes a tensor of zeros. | zeros(3) gives [0, 0, 0]
ones           | Makes a tensor of ones. | ones(1, 2) gives [[1, 1]]
full           | Makes a tensor filled with one number. | full(2, 7) gives [7, 7]
identity       | Makes a square matrix with ones on its diagonal. | identity(2) gives [[1, 0], [0, 1]]
arange         | Gives the numbers from start up to, but not including, stop. | arange(2, 5) gives [2, 3, 4]
linspace       | Gives so many numbers at equal distances, both ends included. | linspace(0, 1, 3) gives [0, 0.5, 1]
concat         | Puts tensors or lists behind each other. | concat([1, 2], [3]) gives [1, 2, 3]
stack          | Makes one tensor of several of one shape, each a row of it. | stack([[1, 2], [3, 4]]) gives [[1, 2], [3, 4]]
range          | Counts from start up to, but not including, stop, for loops. | sum([n for n in range(4)]) gives 6
enumerate      | Pairs each element with its position, for loops. | [i * x for i, x in enumerate([5, 6])] gives [0, 6]
zip            | Walks several tensors or lists side by side, for loops. | [a * b for a, b in zip([1, 2], [3, 4])] gives [3, 8]
append         | Puts an item behind the last one of a list. | xs = [1]; xs.append(2); xs gives [1, 2]
pop            | Takes the last item out of a list, or that of a position, and gives it. | xs = [1]; xs.append(2); xs.pop() gives 2
insert         | Puts an item into a list, before the one at a position. | xs = [1]; xs.insert(0, 9); xs gives [9, 1]
contains       | Says whether an item is there, as `in` does. | contains([1, 2], 2) gives true
text           | Gives a value as a text, as print shows it. | text(1.5) gives "1.5"
number         | Reads a number from a text. | number("1.5") gives 1.5
upper          | Gives a text in capital letters. | upper("fpp") gives "FPP"
lower          | Gives a text in small letters. | lower("FPP") gives "fpp"
strip          | Gives a text without blanks at both ends. | strip(" a ") gives "a"
split          | Cuts a text at blanks, or at a separator, into a list. | split("a,b", ",") gives ["a", "b"]
join           | Makes one text of a list of texts, with a separator between them. | join(["a", "b"], "-") gives "a-b"
replace        | Gives a text with every old piece replaced by a new one. | replace("aba", "a", "c") gives "cbc"
starts_with    | Says whether a text begins with another. | starts_with("tensor", "ten") gives true
ends_with      | Says whether a text ends with another. | ends_with("tensor", "or") gives true
print          | Shows values in a line, with a blank between them. |
input          | Asks the person at the keyboard for a line and gives it as a text. |
clock          | Gives a time in seconds; the difference of two is how long something took. | clock() <= clock() gives true
load           | Reads a .csv, .npy, .npz or .json file of the program's folder. |
save           | Writes a value to a .csv, .npy, .npz or .json file of the program's folder. |
seed           | Fixes the random numbers that follow: each run draws the same. | seed(1); a = random(); seed(1); random() - a gives 0
random         | Draws numbers from 0 to 1, one or a tensor of a shape. | random(2, 3).shape gives zeros(2, 3).shape
uniform        | Draws numbers between min and max, all equally likely. | uniform(2, 3) >= 2 gives true
normal         | Draws numbers from a bell curve around mean. | normal(0, 1, 4).size gives 4
random_integer | Draws whole numbers from low up to, but not including, high. | random_integer(5, 6) gives 5
shuffle        | Gives the elements in a random order; the input stays as it is. | sum(shuffle([1, 2, 3])) gives 6
choice         | Draws one of the elements. | choice([7, 7]) gives 7
plot           | Draws a curve through points: over x, or over 0, 1, 2, … where only one is given; a label names it. |
scatter        | Draws points in a plane; groups gives each a colour by its number. |
scatter_3d     | Draws points in space; groups gives each a colour by its number. |
contour        | Draws heights over a plane as colours, heights[row][column] at x[column], y[row], and a line where they are boundary. |
plot_title     | Puts a line of text above the picture. |
plot_axes      | Names the axes of the picture. |
save_plot      | Writes the picture to a .png, .svg or .pdf file of the program's folder, and begins a new one. |
"""


@dataclass(frozen=True, slots=True)
class Native:
    """One built-in function."""

    name: str
    summary: str
    example: Example | None

    @property
    def signature(self) -> str:
        return PRIMITIVES[self.name].signature

    @property
    def also_called(self) -> tuple[str, ...]:
        return PRIMITIVES[self.name].aliases

    @property
    def works_element_by_element(self) -> bool:
        return PRIMITIVES[self.name].elementwise


@cache
def natives() -> dict[str, Native]:
    """Every built-in function that a program can name, in the order of the table of primitives."""
    told = {}
    for line in filter(str.strip, _TABLE.splitlines()):
        name, summary, example = (cell.strip() for cell in line.split("|"))
        told[name] = Native(name, summary, read_example(f"Example: {example}"))
    return {name: told[name] for name in dict.fromkeys(SPELLINGS.values())}
