"""`python -m fpp_lang` is `fpp`."""

from fpp_lang.cli import main

if __name__ == "__main__":
    main()
