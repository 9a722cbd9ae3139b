"""Our components of Rasa's pipeline. They run inside the engine's environment."""
