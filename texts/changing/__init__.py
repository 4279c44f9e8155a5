"""Changing: how each kind of instruction changes a text (各类修改的施行)."""
