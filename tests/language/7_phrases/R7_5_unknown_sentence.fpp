A = [[1, 2]]
n = number of lines in A                       # error: FPP0130 number of lines in A
Stir everything well                           # error: FPP0130 Stir everything well
For each image:                                # error: FPP0130 For each image
    pass
