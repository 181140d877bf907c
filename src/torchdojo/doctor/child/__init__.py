"""The side that runs the script: hooks that write down what happens and decide nothing. The only part with torch."""
