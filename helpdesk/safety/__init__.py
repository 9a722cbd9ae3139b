"""Rules that stand beside the classifier: what is surely an alarm, and what only sounds like one.

Alarms are read from a message without the figures of speech in it, so that "this fee is killing me" is none, and a real
alarm beside it stays one. Precision comes first: what the rules don't know is left to the classifier.
"""

from helpdesk.safety.reading import Alarm, alarm_in, is_look_alike

__all__ = ["Alarm", "alarm_in", "is_look_alike"]
