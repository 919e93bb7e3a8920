### Updates set aside: unreadable, or a defect while thinking them through. No content is shown.

parked-title = Parked updates
parked-lead = Messages the desk could not read, or failed on; the customer got an apology. Once the defect is mended, a supervisor has them run again; each goes through its own chat.
parked-none = No update is parked.
parked-again = Run again
parked-again-which = Run update { $seq } again
parked-settle = Seen to
parked-settle-which = Seen to update { $seq }
console-next = Claim next
console-next-none = Nothing waits for somebody to take it.
console-looking = Also looking: { $names }
console-trouble-role = Your role cannot do this
console-trouble-role-step = Ask a supervisor or an administrator.
console-key-next = Claim the next case
console-views = Saved views
console-view-name = Save this view as
console-view-save = Save view
console-view-remove = Remove the saved view { $name }
console-trouble-views = 20 views are saved already
console-trouble-views-step = Remove one that is not used any more, then save again.
parked-mail = A mail that belongs to no case
