"""The top floor: it speaks.

Channels, gateways, pages, copy in two languages, settings, wiring and the command line. Nothing
here decides what a customer's answer means.
"""
