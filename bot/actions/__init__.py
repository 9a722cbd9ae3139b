"""Custom actions: slots in, one call into helpdesk, words and slots out."""
