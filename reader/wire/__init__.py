"""An output layer for Textual: what the terminal shows is remembered, and only changes are sent.

``app.LightApp`` in place of ``textual.app.App`` is all that an application needs; README says how.
From the bottom: ``cells`` (text to cells), ``looks`` (styles to escape sequences), ``picture``
(what a screen holds), ``differing`` and ``shifting`` (how two screens differ), ``pen`` (the
cheapest sequences), ``painter`` (one frame), ``flow`` (when a frame may go), ``abilities`` (what
the terminal can do), ``straight`` (past the thread that writes). Only ``seam``, ``driver`` and
``app`` know Textual.
"""
