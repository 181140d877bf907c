"""One illness per file, named like the rule; `doctor.discovery` finds them."""
