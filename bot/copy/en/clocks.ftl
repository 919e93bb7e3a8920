### The clocks of a request: deadlines, pauses, extension; told to customers, to staff, on the console.

## Told to customers
clock-stands = While waiting, the time for handling it stands still ({ $left } days left) and runs on when it is here.
clock-goes-on = DCNET has received what you added to request { $reference }. The time for handling it runs on, the new date is { $due }.
desk-extended =
    DCNET needs more time for request { $reference }, the new date is { $due }. The reason:
    { $text }
    By law a request is extended once at most. There is nothing you need to do.
notice-desk-extended = DCNET needs more time for your request { $reference }, the new date is { $due }. The reason: { $text } By law a request is extended once at most. Questions? Call 1900 0382.
notice-desk-extended-sms = Request { $reference } needs more time, the new date is { $due }. Please open your chat with DCNET again to read the reason or call 1900 0382.

## Told to staff
alert-clock-near = Urgent request { $reference } ({ $kind }) will soon be late: { $clock }, { $due }. See: { $link }
alert-clock-late = Request { $reference } ({ $kind }) is late: { $clock }, { $due }. For a supervisor: { $link }
clock-reply = first reply
clock-carry_out = carrying out
clock-triage = triage
clock-first_notice = authority, 24 hours
clock-full_notice = authority, 72 hours

## The console: the strip of clocks
console-clocks = Clocks
console-clock-name-reply = First reply
console-clock-name-carry_out = Carrying out
console-clock-name-triage = Triage
console-clock-name-first_notice = Authority, 24 hours
console-clock-name-full_notice = Authority, 72 hours
console-standing-running = { $span } left
console-standing-extended = { $span } left
console-standing-warned = { $span } left
console-standing-paused = paused, { $span } left
console-standing-late = { $span } late
console-standing-kept = kept
console-standing-missed = done { $span } late
console-clock-extended = extended by { $days } days
console-clock-again = reopening { $n }
console-clock-span-running = running since { $from }
console-clock-span-running-to = ran { $from } – { $to }
console-clock-span-paused = paused since { $from }, for the customer
console-clock-span-paused-to = paused { $from } – { $to }, for the customer
console-escalated = Supervisors told
console-today-reply = reply today, { $time }
console-today-due = due today, { $time }
console-do-extend = Extend
console-extend-what = Once, before the first deadline. The customer gets the reason and the new date in the chat and by mail or SMS.
console-extend-long = By how much
console-extend-option = { $days } days, until { $due }
console-extend-words = The reason, sent to the customer word for word
console-extend-read = The customer will read
console-extend-text = (the reason written above)
console-extend-due = (chosen above)
console-extend-days = Choose 1 to { $most } days.
console-do-notify = Record telling the authority
console-notify-what = Stops the clock of 24 or 72 hours: who was told, when and how; or why nobody had to be.
console-notify-which = Clock
console-notify-words = For the record
console-no-clock = No such clock is running for this request.
console-no-extended = This request was extended once already. The law allows no second time.
console-no-extend-late = The first deadline has passed. The reason must reach the customer before it.
console-done-extend = Extended.
console-done-notify = Recorded.
console-did-warned = warned: a deadline is near
console-did-escalated = told supervisors: late
console-did-extended = extended the deadline
console-did-notified = recorded telling the authority
console-extended-to = New date: { $due }
console-did-returned = returned it to the queue: nothing was done for long

## Told to one member of staff
console-memos = For you
console-memo-near = will soon be late: { $clock }
console-memo-returned = went back to the queue: nothing was done for long
console-memos-see = Seen
