# The words of a rule set that has a mistake; see the README.
