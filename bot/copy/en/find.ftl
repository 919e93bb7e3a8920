### Finding cases in the console.

find-title = Find cases
find-text = Find by
find-text-hint = Case reference, customer code, phone, e-mail, ID number, tax code, name without marks, or #tag.
find-state = State
find-state-live = Open
find-state-closed = Closed
find-since = Opened from
find-until = Until
find-go = Find
find-narrow = Filters
find-empty = Enter what to look for, or choose a filter. Each look-up is recorded.
find-none = No case matches. Check each digit, or leave out a filter.
find-no-cases = This customer is on record, but has no case that matches.
find-count = { $n ->
    [one] { $n } case matches
   *[other] { $n } cases match
 }, newest first.
find-newest-first = Newest first.
find-cut = Too many customers have this name. Add a word of the name, or look by phone number.
find-misread = The reference is not right: its last sign does not match. Listen or read again, sign by sign.
find-spent = { $most } look-ups today. Ask a supervisor, or go on tomorrow.
find-customers = Customers
