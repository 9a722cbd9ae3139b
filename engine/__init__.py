"""The engine room: Rasa 3.6.21 in an environment of its own, and what adapts it (see docs)."""
