### Settings of the desk, at /console/settings.
settings-title = Settings
settings-lead = They count at once, without a restart. Empty: as the server is set up. Each change is written into the history.
settings-save = Save
settings-saved = Saved, and in force.
settings-changed = last changed by { $who } { $when }
settings-part-pause = Pausing self-service
settings-pause-what = At signs of abuse or a fault: customers can no longer change details by chat; all else goes on, and staff still take requests. A change that was confirmed and waits keeps its date.
settings-paused = Why it is paused
settings-paused-hint = Seen by staff only, for example: many codes guessed since this morning
settings-paused-now = Paused: { $why }
settings-pause = Pause now
settings-resume = Resume
settings-part-hours = Office hours
settings-open-today = The present or next working day: { $hours }
settings-office-hours = Hours of the week
settings-office-hours-hint = One group of days a line, for example: Mon-Fri 08:00-12:00,13:00-17:30
settings-special-days = Days of one's own
settings-special-days-hint = Beside the public holidays. One day a line, for example: 2027-02-20 08:00-12:00 or 2026-12-31 closed
settings-part-greeting = The desk's greeting
settings-greeting-vi = Vietnamese
settings-greeting-vi-hint = Said once in each conversation, such as when the desk is closed for Tet. No personal data, please.
settings-greeting-en = English
settings-greeting-en-hint = The same, for customers who use English
settings-part-told = Who is told by mail
settings-told-urgent = Urgent reports of misuse
settings-told-urgent-hint = Mail addresses between commas. The mail has a reference, never a customer's data
settings-told-clocks = Nearly late and late
settings-told-clocks-hint = Empty: told to the same people
settings-part-tags = Suggested tags
settings-tags = Tags
settings-tags-hint = Between commas; offered where cases are tagged. Others can still be typed
settings-wrong-hours = These hours could not be read. Write them like: Mon-Fri 08:00-12:00,13:00-17:30
settings-wrong-days = These days could not be read. Write one a line, like: 2026-12-31 closed
settings-wrong-long = Longer than { $most } characters.
settings-wrong-address = Address number { $at } is no mail address.
settings-wrong-pause = Please say why, colleagues need to know.

console-paused = Self-service by chat is paused; customers are offered a person.

## Told to customers
desk-greeting = { $text }
self-service-paused = To protect our customers, DCNET has paused changes by chat for now, so nothing was changed. Our staff still take your request right here.
