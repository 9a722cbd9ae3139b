"""Conversation: Rasa's data, our NLU components and our actions."""
