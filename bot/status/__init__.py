"""The customer's case pages, `/status` (docs/status.md)."""
