"""One file a channel: it speaks its platform's language and nothing else.

A channel does I/O only: no database, no retries, no rate limits, no splitting. The core owns inbox,
outbox and order. Every channel passes `tests/bot/contract.py`.
"""
