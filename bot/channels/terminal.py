"""The terminal as a channel: what is typed goes in, the transcript comes out.

Like the web chat nothing leaves the house, so any process may answer while `helpdesk chat` shows
the transcript. Choices are a numbered list.
"""

from bot.channels.channel import Capabilities
from bot.channels.webchat import WebChat
from states.proactive import Proactive


class Terminal(WebChat):
    name = "terminal"
    account = "local"
    caps = Capabilities(text_max=20_000, proactive=Proactive.SESSION)
