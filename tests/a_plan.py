"""A small prescription as a file, for oneself: the first thing is for every day, the second begins later."""

PLAN = """\
id: thumbs
name: A plan for sore thumbs
goal: Button my shirt.
known_by: I do it alone.
warnings: [{ text: Not on a hot joint. }]
items:
  - stroke: self-back-of-hand-flat-stroke
    side: right
    leave_out: [palm]
    pressure: 1
    minutes: 5
    times: 3
    progress: [{ from_week: 2, pain_at_most: 2, times: 6, minutes: 8 }]
  - { routine: foot-self, pressure: 2, minutes: 10, first_day: 2026-11-30 }
stop: [{ text: Pain that lasts a day. }]
contact: Ana Kern, weekdays.
author: { name: Ana Kern, license: RMT 1, day: 2026-11-20 }
first_day: 2026-11-20
last_day: 2026-12-20
agreed: [{ question: cancer, name: Dr. Lee, day: 2026-11-20, until: 2026-11-22 }]
"""
