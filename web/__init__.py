"""The front door: the chat page, the chat API, and the checks before a message goes in."""
