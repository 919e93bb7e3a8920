"""What is said and asked in each state: one file per part of the conversation.

`steps/ladder.py` decides what comes next in a form; the others each do one rung of it.
"""
