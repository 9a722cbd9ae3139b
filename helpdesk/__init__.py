"""The First Steps Help Desk: policy and reading, apart from the conversation and the web."""
