"""The floor that does: one use case per function (load, feed, perform).

No SQL, no HTTP, no channel's API. Each use case is a plain function of a unit of work.
"""
