"""Patches for the findings whose cure is certain: which lines change, shown as a diff, written when asked.

A patch changes the text where the syntax tree says, and nothing else: formatting and comments stay by themselves.
"""
