"""Understanding: which intent a message means, how surely, and what it already says."""

from states.intents.beside import Understood
from states.intents.names import COMMANDS, EXTRA, INTENTS, UPDATES
from states.intents.understanding import SURE, understand

__all__ = ["COMMANDS", "EXTRA", "INTENTS", "SURE", "UPDATES", "Understood", "understand"]
