"""`python -m parley`: the command, where its script is not on the path."""

from parley.cli import main

if __name__ == "__main__":
    main()
