"""The staff's group in Telegram: a topic a case (docs/telegram-group.md)."""
