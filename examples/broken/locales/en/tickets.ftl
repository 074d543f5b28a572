# The messages of a rule set with a mistake; see the README.
