"""The closed list of what a turn can end in, so that a report is a count by prefix."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a turn."""

    ANSWERED_ESTIMATE = "answered_estimate"
    ANSWERED_TOPIC = "answered_topic"
    ANSWERED_COURTESY = "answered_courtesy"
    ASKED_MEDICAID = "asked_medicaid"
    ASKED_FAMILY_SIZE = "asked_family_size"
    ASKED_INCOME = "asked_income"
    ASKED_ROLE = "asked_role"
    CLARIFIED_CHOICE = "clarified_choice"
    CLARIFIED_FORM = "clarified_form"
    HANDED_OFF_CONTACT = "handed_off_contact"
    HANDED_OFF_SAFETY = "handed_off_safety"
    UNANSWERED_NOT_IN_DOCUMENTS = "unanswered_not_in_documents"
    UNANSWERED_NOT_UNDERSTOOD = "unanswered_not_understood"
    UNANSWERED_NO_SCHEDULE = "unanswered_no_schedule"
    BLOCKED_TOO_LONG = "blocked_too_long"
    BLOCKED_RATE_LIMIT = "blocked_rate_limit"
    BLOCKED_MALFORMED = "blocked_malformed"
    FAILED_ENGINE = "failed_engine"
    FAILED_STORE = "failed_store"
