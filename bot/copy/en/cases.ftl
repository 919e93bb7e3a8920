### My cases: the list, what happened, reopening, rating.

cases-what = What would you like to do next?
cases-which = Which request would you like to see?
choice-case = See { $reference }
choice-more = More ({ $count })
choice-cases-back = All my requests
choice-serve = Send for { $reference }
choice-leave-closed = Leave it closed
choice-reopen = Reopen { $reference }
choice-rate = Rate { $reference }

## What happened, a line each
case-step-received = • { $at }: DCNET received it.
case-step-taken = • { $at }: our staff took it up.
case-step-asked = • { $at }: our staff need something from you: { $text }
case-step-answered = • { $at }: our staff answered: { $text }
case-step-added =
    { $text ->
        [none] • { $at }: you sent a file.
       *[other] • { $at }: you wrote: { $text }
    }
case-step-approved = • { $at }: approved, a second person will check it.
case-step-held = • { $at }: every contact was told, the time to object is running.
case-step-done =
    { $text ->
        [none] • { $at }: done.
       *[other] • { $at }: done: { $text }
    }
case-step-refused = • { $at }: could not be done, because: { $text }
case-step-withdrawn = • { $at }: you took it back.
case-step-undone = • { $at }: somebody said "this was not me", the change was taken back.
case-step-merged = • { $at }: merged into request { $text }; DCNET goes on under that reference.
case-step-reopened =
    { $text ->
        [none] • { $at }: reopened.
       *[other] • { $at }: you reopened it, because: { $text }
    }
case-reopens = If something is still wrong, you can reopen it until { $until }.

## Reopening
reopen-why = What is still wrong with request { $reference }? A few words help our staff to look again.
reopened = Request { $reference } is open again. DCNET replies by { $reply_by } at the latest.
reopen-too-late = Request { $reference } cannot be reopened any more. Type "staff" and I'll pass you on.

## Rating
rate-ask = How satisfied are you with how request { $reference } was handled? Choose 1 to 5 stars, or skip.
rate-comment = Thank you. Anything you would like to add?
rate-thanks = Thank you for telling us.
rate-thanks-poor = Thank you for telling us, and sorry that we did not meet your expectations. To have request { $reference } looked at again, type that code, until { $until }.
rate-unclear = Please give 1 to 5 stars, e.g. type "4", or type "skip".
rate-not-now = All right.
rate-too-late = This request can no longer be rated.
rate-nothing = Thank you. There is no request to be rated right now.
choice-stars = { $stars }
choice-not-now = Skip
