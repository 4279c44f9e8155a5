"""Amending: what an amending act orders, read from its words (修改决定、修正案的语言)."""
