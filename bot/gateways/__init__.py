"""Ways out that nobody writes back through: mail and SMS."""
